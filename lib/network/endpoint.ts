import { ObsError } from '../support/errors.ts';
import type { KubeObject } from '../support/kubernetes.ts';

export type Labels = Readonly<Record<string, string>>;

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/**
 * Where something listens: one port of a Service that is really there. URLs, route backends and both sides' network
 * policies are derived from it, so that none of them can name a Service or port that does not exist.
 */
export interface Endpoint {
  readonly namespace: string;
  readonly service: string;
  readonly port: { readonly name: string; readonly number: number };
  readonly protocol: Protocol;
  /** The port on the pods (or addresses) behind the Service: what a NetworkPolicy must name. */
  readonly targetPort: number;
  /** Who answers: pods with these labels, or addresses outside the cluster. */
  readonly behind: { readonly pods: Labels } | { readonly addresses: readonly string[] };
  /** `<service>.<namespace>.svc.<domain>` */
  readonly host: string;
}

/** `host:port`, as S3 clients and gRPC exporters want it. */
export const authority = ({ host, port }: Endpoint) => `${host}:${port.number}`;

/** URL of an endpoint; the port is left out where the scheme implies it. */
export function url(endpoint: Endpoint, path = '', scheme: 'http' | 'https' = 'http'): string {
  const implied = scheme === 'http' ? 80 : 443;
  const place = endpoint.port.number === implied ? endpoint.host : authority(endpoint);
  return `${scheme}://${place}${path}`;
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: Protocol;
  readonly targetPort?: number | string;
}

interface ServiceSpec {
  readonly selector?: Labels;
  readonly ports?: readonly ServicePort[];
}

/**
 * The endpoint of a Service's port.
 *
 * @param objects what was made in the Service's namespace: the Service, and the workload or EndpointSlice behind it
 * @throws ObsError when the Service or the port is not among them, listing what is; and when nothing answers behind it
 */
export function findEndpoint(
  objects: readonly KubeObject[],
  serviceName: string,
  portName: string,
  dnsDomain: string,
): Endpoint {
  const services = objects.filter(({ kind }) => kind === 'Service');
  const service = services.find(({ metadata }) => metadata.name === serviceName);
  if (!service) {
    throw new ObsError({
      message: `there is no Service "${serviceName}" to talk to`,
      fix: `there are: ${services.map(describeService).join('; ') || 'none'}`,
    });
  }
  const { ports = [], selector } = service.spec as ServiceSpec;
  const port = ports.find(({ name }) => name === portName);
  if (!port) {
    throw new ObsError({
      message: `the Service "${serviceName}" has no port "${portName}"`,
      fix: `it has: ${describeService(service)}`,
    });
  }
  const namespace = service.metadata.namespace ?? 'default';
  const found = {
    namespace,
    service: serviceName,
    port: { name: portName, number: port.port },
    protocol: port.protocol ?? 'TCP',
    host: `${serviceName}.${namespace}.svc.${dnsDomain}`,
  };
  if (selector) {
    return {
      ...found,
      targetPort: containerPort(objects, selector, port, serviceName),
      behind: { pods: selector },
    };
  }
  return { ...found, ...addressesBehind(objects, serviceName, portName) };
}

const describeService = ({ metadata, spec }: KubeObject) =>
  `${metadata.name} (${((spec as ServiceSpec).ports ?? []).map(({ name, port }) => `${name}: ${port}`).join(', ')})`;

interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: {
    readonly containers?: readonly { readonly ports?: readonly { name?: string; containerPort: number }[] }[];
  };
}

/** The number of the container port that a Service's targetPort means. */
function containerPort(
  objects: readonly KubeObject[],
  selector: Labels,
  { port, targetPort = port, name }: ServicePort,
  service: string,
): number {
  const templates = objects.map(({ spec }) => (spec as { template?: PodTemplate } | undefined)?.template);
  const selected = templates.filter(
    (template) => template && matches(selector, template.metadata?.labels ?? {}),
  );
  const ports = selected
    .flatMap((template) => template?.spec?.containers ?? [])
    .flatMap((container) => container.ports ?? []);
  const found = ports.find(({ name, containerPort }) => name === targetPort || containerPort === targetPort);
  if (!found) {
    throw new ObsError({
      message: `port "${name}" of the Service "${service}" leads to port ${targetPort}, which no container behind it has`,
      fix: `containers behind it have: ${ports.map(({ name, containerPort }) => `${name ?? '-'} ${containerPort}`).join(', ') || 'none'}`,
    });
  }
  return found.containerPort;
}

/** What the EndpointSlices of a Service without a selector say. */
function addressesBehind(objects: readonly KubeObject[], service: string, portName: string) {
  const slices = objects.filter(
    ({ kind, metadata }) =>
      kind === 'EndpointSlice' && metadata.labels?.['kubernetes.io/service-name'] === service,
  );
  const addresses = slices.flatMap(({ endpoints }) =>
    (endpoints as readonly { addresses: readonly string[] }[]).flatMap((endpoint) => endpoint.addresses),
  );
  const ports = slices.flatMap(({ ports }) => ports as readonly { name?: string; port: number }[]);
  const port = ports.find(({ name }) => name === portName);
  if (!port || addresses.length === 0) {
    throw new ObsError({
      message: `the Service "${service}" has no selector, and no EndpointSlice gives addresses to its port "${portName}"`,
      fix: `add an EndpointSlice with the label kubernetes.io/service-name: ${service} and a port of that name`,
    });
  }
  return { targetPort: port.port, behind: { addresses } };
}

/** Whether labels have everything that a selector asks for. */
export const matches = (selector: Labels, labels: Labels) =>
  Object.keys(selector).every((key) => labels[key] === selector[key]);
