import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import { formatFinding } from '../../support/finding.ts';
import { isKubeObject, type KubeObject } from '../../support/kubernetes.ts';
import { parseYaml } from '../../support/yaml.ts';
import { type CheckAlloyOptions, checkAlloyWorkloads } from './check.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface WorkloadOptions {
  /** @default Deployment */
  readonly kind?: string;
  /** @default alloy */
  readonly name?: string;
  /** Of the workload beside its template: `replicas`. */
  readonly spec?: Fields;
  /** Of the pod. */
  readonly pod?: Fields;
  /** Of Alloy's container. */
  readonly container?: Fields;
  /** Flags of Alloy. */
  readonly flags?: readonly string[];
}

/** A workload in namespace `obs` that runs Alloy with a text, and the ConfigMap that holds it. */
export function alloy(text: string, options: WorkloadOptions = {}): KubeObject[] {
  const { kind = 'Deployment', name = 'alloy', spec, pod = {}, container = {}, flags = [] } = options;
  const { containers = [], volumes = [], ...others } = pod as { containers?: Fields[]; volumes?: Fields[] };
  const { volumeMounts = [], ...own } = container as { volumeMounts?: Fields[] };
  const main = {
    name: 'alloy',
    image: 'grafana/alloy:v1.18.1',
    args: ['run', '/etc/alloy/config.alloy', '--server.http.listen-addr=127.0.0.1:12345', ...flags],
    resources: { limits: { memory: '1Gi' } },
    ...own,
    volumeMounts: [{ name: 'config', mountPath: '/etc/alloy' }, ...volumeMounts],
  };
  const template = {
    metadata: { labels: { app: name } },
    spec: {
      serviceAccountName: name,
      ...others,
      containers: [main, ...containers],
      volumes: [{ name: 'config', configMap: { name: `${name}-config` } }, ...volumes],
    },
  };
  return [
    object('apps/v1', kind, name, { spec: { ...spec, template } }),
    object('v1', 'ConfigMap', `${name}-config`, { data: { 'config.alloy': text } }),
  ];
}

/** An object in namespace `obs`. */
export function object(apiVersion: string, kind: string, name: string, fields: Fields): KubeObject {
  return { apiVersion, kind, metadata: { name, namespace: 'obs' }, ...fields };
}

/** A Service that selects the pods of a workload. */
export const service = (
  name: string,
  ports: readonly Fields[],
  spec: Fields = {},
  app = 'alloy',
): KubeObject => object('v1', 'Service', name, { spec: { selector: { app }, ports, ...spec } });

/** A role of a workload's ServiceAccount, and what binds it: in the whole cluster, or in one namespace. */
export function role(rules: readonly Fields[], namespace?: string, account = 'alloy'): KubeObject[] {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = { name: 'r', ...(namespace !== undefined && { namespace }) };
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const subjects = [{ kind: 'ServiceAccount', name: account, namespace: 'obs' }];
  return [
    { apiVersion, kind, metadata, rules },
    { apiVersion, kind: `${kind}Binding`, metadata, roleRef: { kind, name: 'r' }, subjects },
  ];
}

/** What one rule finds in some objects, each in one line without what to do. */
export async function foundBy(
  rule: string,
  objects: readonly KubeObject[],
  options: CheckAlloyOptions = {},
): Promise<readonly string[]> {
  const findings = await checkAlloyWorkloads(objects, options);
  expect(findings.filter(({ fix = '' }) => fix === '')).toEqual([]);
  return findings.filter((finding) => finding.rule === rule).map(inOneLine);
}

/** A finding in one line, without what to do. */
export const inOneLine = (finding: Parameters<typeof formatFinding>[0]): string =>
  (formatFinding(finding).split('\n')[0] ?? '').replace(` ${finding.rule}`, '');

const dist = fileURLToPath(new URL('../../../dist/poddle', import.meta.url));

let read: readonly KubeObject[] | undefined;

/** The agent and the gateway as they are shipped, with the rest of the stack. */
export function shipped(): readonly KubeObject[] {
  read ??= readdirSync(dist).flatMap((folder) =>
    readdirSync(`${dist}/${folder}`).flatMap((name) =>
      parseYaml(readFileSync(`${dist}/${folder}/${name}`, 'utf8'), name).flatMap(({ value }) =>
        isKubeObject(value) ? [value] : [],
      ),
    ),
  );
  return read;
}
