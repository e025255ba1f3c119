import { manifest } from '../testing.ts';

export interface ProgramOptions {
  /** @default it */
  readonly name?: string;
  /** Files in /etc/it, from a ConfigMap of the program's name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further fields of the container, of the pod and of the StatefulSet, as YAML in flow style. */
  readonly container?: string;
  readonly pod?: string;
  readonly workload?: string;
  /** @default that the configuration is /etc/it/config.yaml */
  readonly args?: string;
  /** Further containers. */
  readonly more?: string;
}

/** A StatefulSet that runs an image with its configuration, and the ConfigMap that holds that. Its pods are called `app: <name>`. */
export function program(
  image: string,
  {
    name = 'it',
    files = {},
    container = '',
    pod = '',
    workload = '',
    args = '-config.file=/etc/it/config.yaml',
    more = '',
  }: ProgramOptions,
): string[] {
  const main = `{name: main, image: "docker.io/grafana/${image}", args: [${args}], volumeMounts: [{name: config, mountPath: /etc/it}], ${container}}`;
  const spec = `volumes: [{name: config, configMap: {name: ${name}}}], containers: [${main}${more && `, ${more}`}], ${pod}`;
  return [
    manifest(
      'apps/v1',
      'StatefulSet',
      `spec: {${workload} template: {metadata: {labels: {app: ${name}}}, spec: {${spec}}}}`,
      name,
    ),
    manifest('v1', 'ConfigMap', `data: ${JSON.stringify(files)}`, name),
  ];
}

/** A Service for the pods of a program. */
export const service = (ports: string, name = 'it', spec = `selector: {app: ${name}}`) =>
  manifest('v1', 'Service', `spec: {${spec}, ports: [${ports}]}`, name);

/** A Grafana with data sources and dashboards, both as files of ConfigMaps. */
export const grafana = (
  files: { readonly ini?: string; readonly sources?: string; readonly dashboard?: string },
  container = '',
) => [
  manifest(
    'apps/v1',
    'Deployment',
    `spec: {template: {metadata: {labels: {app: grafana}}, spec: {volumes: [{name: all, configMap: {name: grafana}}], containers: [{name: grafana, image: "docker.io/grafana/grafana:13.2.0", ${container} volumeMounts: [{name: all, mountPath: /etc/grafana/grafana.ini, subPath: grafana.ini}, {name: all, mountPath: /etc/grafana/provisioning/datasources/all.yaml, subPath: sources.yaml}, {name: all, mountPath: /etc/grafana/provisioning/dashboards/all.yaml, subPath: providers.yaml}, {name: all, mountPath: /dashboards/one.json, subPath: one.json}]}]}}}`,
    'grafana',
  ),
  manifest(
    'v1',
    'ConfigMap',
    `data: ${JSON.stringify({
      'grafana.ini': files.ini ?? '',
      'sources.yaml': files.sources ?? '',
      'providers.yaml': 'providers: [{options: {path: /dashboards}}]',
      'one.json': files.dashboard ?? '{}',
    })}`,
    'grafana',
  ),
];
