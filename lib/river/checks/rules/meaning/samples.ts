/** Something that has a new value for every pod, request or line, so that a label of it makes a stream of each. */
interface Kind {
  readonly what: string;
  /** What such a value looks like, so that regular expressions can be tried on it. */
  readonly sample: string;
  /** Labels of discovery and of sources that hold it. */
  readonly labels: RegExp;
  /** Fields of log lines that are likely to hold it. */
  readonly fields: RegExp;
}

const never = /(?!)/;

const kinds: readonly Kind[] = [
  {
    what: 'the name of a pod',
    sample: 'web-6d9f7c8b5d-x2vqk',
    labels: /_pod_name$|_address_target_name$|^__pod_name__$/,
    fields: /^(k8s_)?pod(_?name)?$/i,
  },
  {
    what: 'an id that is never used twice',
    sample: '2c1f6c0e-5a0b-4c55-9d7e-0f3b8a6d1e42',
    labels: /_uid$|^__pod_uid__$|_(log|message|msg|request)_id$/,
    fields: /u+id$|(request|session|correlation|user|client|message|transaction)_?id$/i,
  },
  {
    what: 'the address of a pod',
    sample: '10.42.7.91',
    labels: /_pod_ip$|^__address__$|_ip_address$|_network_ip$/,
    fields: /(^|_)(ip|addr|address|remote|peer)$/i,
  },
  {
    what: 'the id of a container',
    sample: 'containerd://8f2b6d0c4e1a',
    labels: /_container_id$/,
    fields: /container_?id$/i,
  },
  {
    what: 'a path',
    sample: '/var/log/pods/web/0.log',
    labels: /^__path__$|^filename$/,
    fields: /(^|_)(file|filename|path|url|uri)$/i,
  },
  {
    what: 'the id of a trace',
    sample: '4bf92f3577b34da6a3ce929d0e0e4736',
    labels: never,
    fields: /trace_?id$/i,
  },
  { what: 'the id of a span', sample: '00f067aa0ba902b7', labels: never, fields: /span_?id$/i },
  { what: 'the id of a process', sample: '314159', labels: /_pid$|_proc_id$/, fields: /^(pid|tid|thread)$/i },
  {
    what: 'a time',
    sample: '2026-01-02T03:04:05.678Z',
    labels: /timestamp$/,
    fields: /^(ts|time|timestamp)$/i,
  },
];

const annotation = 'text-of-annotation-';

/** What the value of a label that discovery or a source sets can look like. */
export function sampleOfLabel(name: string): string {
  const [, key] = /_annotation_(.+)$/.exec(name) ?? [];
  return (
    kinds.find(({ labels }) => labels.test(name))?.sample ?? (key === undefined ? 'x' : `${annotation}${key}`)
  );
}

/** What the value of a field of log lines can look like. */
export function sampleOfField(name: string): string {
  return kinds.find(({ fields }) => fields.test(name))?.sample ?? 'x';
}

/** What in a value is new for every pod, request or line: `the name of a pod`; undefined when nothing is. */
export function manifold(sample: string): string | undefined {
  return kinds.find((kind) => sample.includes(kind.sample))?.what;
}

/** Whether a value holds what somebody wrote into an annotation. */
export const isFromAnnotation = (sample: string): boolean => sample.includes(annotation);

/** Whether a value tells pods or files apart. */
export function tellsApart(sample: string): boolean {
  return ['the name of a pod', 'an id that is never used twice', 'a path'].includes(manifold(sample) ?? '');
}
