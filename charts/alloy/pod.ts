import type { Patch } from '../../lib/namespace/release.ts';

interface StatefulSet {
  spec: { template: { spec: { containers: { name: string; args: string[]; ports: object[] }[] } } };
}

interface Service {
  spec: { ports: object[] };
}

/** A port of the gateway's pods, and of the Service before them. */
export function openPort(name: string, port: number): Patch[] {
  const because = `${name} is received, and a value of the chart would need a render for each choice of ports`;
  return [
    patchAlloy(because, ({ ports }) => ports.push({ name, containerPort: port, protocol: 'TCP' })),
    {
      kind: 'Service',
      name: 'alloy-gateway',
      because,
      change: (service) =>
        (service as unknown as Service).spec.ports.push({ name, port, protocol: 'TCP', targetPort: port }),
    },
  ];
}

/** Lets the gateway load components that are still being tried out. */
export const experimental = patchAlloy(
  'an experimental component is loaded, and a value of the chart would need a render of its own',
  (container) => {
    container.args = container.args.map((argument) =>
      argument.startsWith('--stability.level=') ? '--stability.level=experimental' : argument,
    );
  },
);

function patchAlloy(
  because: string,
  change: (container: StatefulSet['spec']['template']['spec']['containers'][number]) => void,
): Patch {
  return {
    kind: 'StatefulSet',
    name: 'alloy-gateway',
    because,
    change: (object) => {
      const { containers } = (object as unknown as StatefulSet).spec.template.spec;
      for (const container of containers) if (container.name === 'alloy') change(container);
    },
  };
}
