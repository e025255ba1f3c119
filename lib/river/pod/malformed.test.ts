import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KubeObject } from '../../support/kubernetes.ts';
import type { Path } from '../../support/yaml.ts';
import { balanced, ownService } from '../checks/rules/pod/testing.ts';
import { checkAlloyWorkloads } from './check.ts';
import { alloy, object, role } from './testing.ts';

/** A little of everything that is looked at. */
const objects: readonly KubeObject[] = [
  ...alloy(balanced, {
    spec: { replicas: 2, volumeClaimTemplates: [{ metadata: { name: 'data' } }] },
    container: {
      env: [
        { name: 'A', value: '$(B)' },
        { name: 'B', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
      ],
      envFrom: [{ configMapRef: { name: 'alloy-config' }, prefix: 'C_' }, { secretRef: { name: 's' } }],
      ports: [{ name: 'otlp', containerPort: 4317 }],
      readinessProbe: { httpGet: { port: 'otlp' } },
      securityContext: { runAsUser: 1, capabilities: { add: ['ALL'] } },
      volumeMounts: [
        { name: 'data', mountPath: '/data' },
        { name: 'host', mountPath: '/host', subPath: 'a' },
      ],
    },
    pod: {
      hostNetwork: true,
      securityContext: { supplementalGroups: [1] },
      containers: [{ name: 'r', image: 'config-reloader', args: ['--reload-url=http://a:1/'] }],
      volumes: [
        { name: 'host', hostPath: { path: '/' } },
        {
          name: 'p',
          projected: { sources: [{ configMap: { name: 'alloy-config', items: [{ key: 'a', path: 'b' }] } }] },
        },
      ],
    },
    flags: ['--cluster.enabled', '--cluster.join-addresses=alloy'],
  }),
  ownService,
  ...role([{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]),
  object('networking.k8s.io/v1', 'NetworkPolicy', 'p', {
    spec: {
      podSelector: { matchLabels: { app: 'alloy' } },
      ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 1 }] }],
    },
  }),
  object('networking.k8s.io/v1', 'Ingress', 'i', {
    spec: {
      rules: [{ http: { paths: [{ backend: { service: { name: 'alloy', port: { number: 4317 } } } }] } }],
    },
  }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', {
    spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'alloy' } },
  }),
];

/** The paths of everything inside of a value. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [
    path,
    ...[...keys].flatMap((key) => pathsIn((value as Record<string, unknown>)[key], [...path, key])),
  ];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

test('the objects as they are have something to find', async () => {
  expect((await checkAlloyWorkloads(objects)).length).toBeGreaterThan(5);
});

test('whatever stands in a field, the rules get to their end', async () => {
  // What names an object is there: files without it are no Kubernetes objects.
  const places = objects.flatMap((one, index) =>
    pathsIn(one)
      .filter(([first]) => first !== undefined && !['apiVersion', 'kind', 'metadata'].includes(String(first)))
      .map((path) => [index, path] as const),
  );
  const anything = fc.oneof(
    fc.constantFrom(null, '', 'x', 0, -1, true, [], {}, [null], [''], { name: 0 }),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), anything, async ([index, path], value) => {
      const changed = objects.with(index, replaced(objects[index], path, value) as KubeObject);
      await checkAlloyWorkloads(changed);
    }),
    { numRuns: 300 },
  );
});
