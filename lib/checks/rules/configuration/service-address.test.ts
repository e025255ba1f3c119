import { container, manifest, testRule } from '../../testing.ts';
import { serviceAddress } from './service-address.ts';

const service = (ports: string, spec = 'selector: {app: it}', name = 'it') =>
  manifest('v1', 'Service', `spec: {${spec}, ports: [${ports}]}`, name);
const http = '{name: http, port: 80, targetPort: 8080}, {name: grpc, port: 9095}';
const env = (value: string, name = 'TARGET') => container(`env: [{name: ${name}, value: "${value}"}]`);
const at = 'spec.containers[0].env[0].value';
const config = (text: string) => manifest('v1', 'ConfigMap', `data: {config: ${JSON.stringify(text)}}`);

testRule(serviceAddress, {
  finds: {
    'a Service that is not there': [
      [service(http), env('http://ti.app.svc:80')],
      `Pod/it ${at}: there is no Service "ti" in namespace app`,
    ],
    'one of nearly that name': [
      [service(http, undefined, 'storage'), env('http://stroage.app.svc.cluster.local')],
      `Pod/it ${at}: there is no Service "stroage" in namespace app`,
    ],
    'a port that the Service does not have': [
      [service(http), env('http://it.app.svc:8080/api')],
      `Pod/it ${at}: "http://it.app.svc:8080/api" asks for port 8080, which the Service it does not have`,
    ],
    'the port that a scheme stands for': [
      [service('{port: 8080}'), env('http://it.app')],
      `Pod/it ${at}: "http://it.app" asks for port 80, which the Service it does not have`,
    ],
    'an address with credentials, which are not shown': [
      [service(http), env('postgres://me:hidden@ti:5432/x')],
      `warning Pod/it ${at}: "postgres://ti:5432/x" names no Service of namespace app`,
    ],
    'a namespace of which not everything is known': [
      [service(http), env('tempo.tempo.svc:4317')],
      `warning Pod/it ${at}: nobody can tell whether there is a Service "tempo" in namespace tempo: these manifests do not hold all of that namespace`,
    ],
    'another domain': [
      [service(http), env('http://it.app.svc.example.org')],
      `Pod/it ${at}: "http://it.app.svc.example.org" ends in .svc.example.org, and the domain of this cluster is cluster.local`,
    ],
    'a name by itself that is nearly one of a Service': [
      [service(http, undefined, 'storage'), env('http://storag')],
      `Pod/it ${at}: "http://storag" names no Service of namespace app`,
    ],
    'a name by itself': [
      [service(http), env('broker:9092', 'KAFKA_SERVERS')],
      `warning Pod/it ${at}: "broker:9092" names no Service of namespace app`,
    ],
    'a name by itself, given to a flag': [
      [service(http, undefined, 'members'), container('args: [--cluster.join-addresses=membrs]')],
      'Pod/it spec.containers[0].args[0]: "membrs" names no Service of namespace app',
    ],
    'a value of the flag before': [
      [service(http, undefined, 'members'), container('args: [--url, "http://membrs"]')],
      'Pod/it spec.containers[0].args[1]: "http://membrs" names no Service of namespace app',
    ],
    'a line of a ConfigMap, once': [
      [service(http), config('a:\n  url: http://it.app.svc:81\n  other: "http://it.app.svc:81", # it\n')],
      'ConfigMap/it data.config: "http://it.app.svc:81" asks for port 81, which the Service it does not have',
    ],
    'an item of a list': [
      [
        service(http, undefined, 'members'),
        config('join_members:\n- dnssrv+_grpc._tcp.membrs.app.svc\n- membrs'),
      ],
      'ConfigMap/it data.config: "membrs" names no Service of namespace app',
      'ConfigMap/it data.config: there is no Service "membrs" in namespace app',
    ],
    'an address in an object of another kind': [
      [
        service(http),
        manifest(
          'traefik.io/v1alpha1',
          'Middleware',
          'spec: {forwardAuth: {address: "http://ti.app.svc/auth"}}',
        ),
      ],
      'Middleware/it spec.forwardAuth.address: there is no Service "ti" in namespace app',
    ],
    'a port that no pod behind a headless Service has': [
      [
        service(http, 'clusterIP: None, selector: {app: it}'),
        container('env: [{name: A, value: "it-0.it.app.svc:81"}], ports: [{containerPort: 8080}]'),
      ],
      `Pod/it ${at}: "it-0.it.app.svc:81" asks for port 81, which the Service it does not have`,
    ],
  },
  passes: {
    nothing: '',
    'an object without anything': manifest('v1', 'ConfigMap', 'data: {}'),
    'what is there': [service(http), env('http://it.app.svc.cluster.local/path?x=y#z')],
    'a port by its number': [service(http), env('it.app.svc:9095')],
    'credentials in front': [service(http), env('http://user:word@it:80')],
    'a pod of a headless Service': [
      service(http, 'clusterIP: None, selector: {app: it}'),
      env('http://it-0.it.app.svc:8080'),
    ],
    'hosts outside': [
      service(http),
      env(
        'https://grafana.com/x, http://10.0.0.1:9000, https://api.example.org, http://localhost:3000, 192.168.1.2:9000',
      ),
    ],
    'what Kubernetes makes itself': env('https://kubernetes.default.svc'),
    'other schemes': [service(http), env('oci://registry/image, file://x, s3://bucket')],
    'names of other things': [
      service(http),
      container('args: [--log.level=info, --metric-labels=pods=[a], --image, app:1]'),
      config('key: value\nimage: loki:3\nlist:\n- a.b\n- service.name\nport: 80'),
    ],
    comments: [
      service(http),
      config('# http://ti.app.svc\n  // http://ti.app.svc\n; http://ti.app.svc\na: b # http://ti.app.svc'),
    ],
    'text that is filled in later': [service(http), env('http://$(HOST).app.svc, http://${HOST}.app.svc:80')],
    'an external name': [
      manifest('v1', 'Service', 'spec: {type: ExternalName, externalName: example.org}'),
      env('http://it.app.svc:8443'),
    ],
    'a Service without a spec': [manifest('v1', 'Service', 'x: y'), env('http://it.app.svc:8443')],
    'a very long word': [service(http), env(`http://${'a'.repeat(5000)}`)],
  },
  context: { dnsDomain: 'cluster.local' },
});
