import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { matches } from '../lib/network/endpoint.ts';
import { workloadOf } from '../lib/network/workload.ts';
import type { KubeObject } from '../lib/support/kubernetes.ts';
import { clusterFiles, stackOf } from './testing.ts';

interface Container {
  readonly name: string;
  readonly resources?: {
    readonly requests?: Record<string, string>;
    readonly limits?: Record<string, string>;
  };
  readonly securityContext?: Record<string, unknown>;
}

interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly securityContext?: Record<string, unknown>;
  readonly topologySpreadConstraints?: readonly { readonly topologyKey: string }[];
}

describe.each(clusterFiles)('%s', (file) => {
  const stack = stackOf(readFileSync(file, 'utf8'), file);
  const objects = stack.objects.map(({ object }) => object);
  const workloads = objects.filter(({ kind }) => /^(Deployment|StatefulSet|DaemonSet)$/.test(kind));
  const podOf = ({ spec }: KubeObject) => (spec as { template: { spec: PodSpec } }).template.spec;
  const containers = workloads.flatMap((workload) =>
    [...podOf(workload).containers, ...(podOf(workload).initContainers ?? [])].map((container) => ({
      name: `${workload.metadata.name}/${container.name}`,
      container,
      pod: podOf(workload),
    })),
  );
  const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

  test('every container asks for CPU and memory, and has a limit of memory', () => {
    const without = containers.filter(
      ({ container: { resources } }) =>
        !resources?.requests?.cpu || !resources.requests.memory || !resources.limits?.memory,
    );
    expect(names(without)).toEqual([]);
  });

  test('every container has a read-only root, no capability, no way to more rights, and a seccomp profile', () => {
    const profile = (context: unknown) =>
      (context as { seccompProfile?: { type?: string } } | undefined)?.seccompProfile?.type;
    const soft = containers.filter(({ container: { securityContext: context }, pod }) => {
      const { readOnlyRootFilesystem, allowPrivilegeEscalation, capabilities } = context ?? {};
      return (
        readOnlyRootFilesystem !== true ||
        allowPrivilegeEscalation !== false ||
        (capabilities as { drop?: string[] } | undefined)?.drop?.[0] !== 'ALL' ||
        (profile(context) ?? profile(pod.securityContext)) !== 'RuntimeDefault'
      );
    });
    expect(names(soft)).toEqual([]);
  });

  test('replicas are spread over the nodes, and an eviction takes one at a time', () => {
    const several = workloads.filter(({ spec }) => ((spec as { replicas?: number }).replicas ?? 1) > 1);
    const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
    const protectedBy = (workload: KubeObject) =>
      budgets.filter(
        ({ metadata, spec }) =>
          metadata.namespace === workload.metadata.namespace &&
          matches(
            (spec as { selector: { matchLabels: Record<string, string> } }).selector.matchLabels,
            workloadOf(workload).labels,
          ),
      );
    const bad = several.filter(
      (workload) =>
        !podOf(workload).topologySpreadConstraints?.some(
          ({ topologyKey }) => topologyKey === 'kubernetes.io/hostname',
        ) || protectedBy(workload).length !== 1,
    );
    expect(bad.map(({ metadata }) => metadata.name)).toEqual([]);
  });

  test('no role reads Secrets without saying why, and none is written', () => {
    const reading = objects.filter(
      ({ kind, metadata, rules = [] }) =>
        kind === 'Secret' ||
        (/Role$/.test(kind) &&
          !metadata.annotations?.['checks.poddle.uz/ignore.security.rbac-secrets'] &&
          (rules as { resources?: string[] }[]).some(({ resources = [] }) => resources.includes('secrets'))),
    );
    expect(reading.map(({ metadata }) => metadata.name)).toEqual([]);
  });
});
