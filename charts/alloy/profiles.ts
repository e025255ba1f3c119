import type { NamespaceChart } from '../../lib/namespace/chart.ts';
import { addresses, tenants } from '../../lib/network/outsiders.ts';
import type { Feature } from './feature.ts';
import { openPort } from './pod.ts';

/** Port of the receiver in river/features/profiles.alloy: Pyroscope's own. */
const port = 4040;

/** Profiles of pods, for a Pyroscope outside the cluster. */
export function profiles(chart: NamespaceChart): Feature | undefined {
  const { profiles } = chart.cluster.features;
  if (!profiles) return undefined;
  const { url, loginSecret } = profiles;
  const login =
    loginSecret && chart.secret(loginSecret, ['username', 'password'], 'login of the Pyroscope for profiles');
  const ofLogin = (key: string) => ({ secretKeyRef: { name: login, key } });
  return {
    files: ['profiles.alloy', login ? 'profiles-login.alloy' : 'profiles-open.alloy'],
    patches: openPort('profiles', port),
    environment: [
      { name: 'PYROSCOPE_URL', value: url },
      ...(login
        ? [
            { name: 'PYROSCOPE_USER', valueFrom: ofLogin('username') },
            { name: 'PYROSCOPE_PASSWORD', valueFrom: ofLogin('password') },
          ]
        : []),
    ],
    add: ({ release, pods }) => {
      const { connections, cluster } = chart;
      connections.admit(
        tenants(cluster),
        release.endpoint('alloy-gateway', 'profiles'),
        'applications push profiles',
      );
      connections.reach(
        pods,
        addresses('Pyroscope', profiles.addresses),
        [{ number: portOf(url), protocol: 'TCP' }],
        'profiles are sent',
      );
    },
  };
}

function portOf(text: string): number {
  const { port, protocol } = new URL(text);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
