import { asList, asNumber, asObject, at, objectsIn } from '../../../../support/plain.ts';
import type { Objects } from '../../../pod/objects.ts';
import type { AlloyRun, PodReport, PodRule } from '../../../pod/rule.ts';
import { split } from '../meaning/listening.ts';
import { collide, isReachable, type OpenPort, openPorts } from './ports.ts';

export const portClash: PodRule = {
  id: 'river/port-clash',
  severity: 'error',
  summary: 'every port that Alloy opens is free: in its pod, and on the node where it shares its network',
  check(run, report, { objects }) {
    const { workload } = run;
    const open = openPorts(run);
    const taken = workload.sidecars.flatMap(({ name, ports, place }) =>
      ports.map(
        ({ number, protocol }): OpenPort => ({
          who: `container ${name}`,
          host: '',
          port: number,
          protocol,
          at: place,
        }),
      ),
    );
    const reloader = reloaderPort(run);
    const all = [...taken, ...(reloader ? [reloader] : []), ...open];
    for (const [index, one] of all.entries()) {
      const before = all.slice(0, index).find((other) => collide(other, one));
      if (before === undefined || !open.includes(one)) continue;
      report(one.at, `port ${one.port} is opened by ${before.who} and ${one.who}`, {
        fix: 'give one of the two another port',
      });
    }
    if (workload.hostNetwork) checkHost([...(reloader ? [reloader] : []), ...open], run, report, objects);
  },
};

function checkHost(
  open: readonly OpenPort[],
  { workload }: AlloyRun,
  report: PodReport,
  objects: Objects,
): void {
  const others = hostPorts(objects, workload.object);
  for (const one of open) {
    const [, who] = Object.entries(ofNodes).find(([port]) => Number(port) === one.port) ?? [];
    const neighbour = isReachable(one) ? others.find(({ port }) => port === one.port)?.who : undefined;
    if (who === undefined && neighbour === undefined) continue;
    report(one.at, `${one.who} wants port ${one.port} of the node, which ${who ?? `${neighbour} has`}`, {
      fix: 'choose another port: the pod shares the network of its node',
      severity: one.port === oftenTaken ? 'warning' : 'error',
    });
  }
}

const oftenTaken = 8080;

/** Who listens on nodes of Kubernetes, k3s among them. */
const ofNodes: Readonly<Record<number, string>> = {
  22: 'ssh has',
  2379: 'etcd has',
  2380: 'etcd has',
  2381: 'etcd has',
  6443: 'the API server has',
  6444: 'the API server of k3s has',
  [oftenTaken]: 'other programs often have',
  10010: 'containerd has',
  10248: 'the kubelet has',
  10249: 'kube-proxy has',
  10250: 'the kubelet has',
  10256: 'kube-proxy has',
  10257: 'the controller manager has',
  10258: 'the cloud controller manager has',
  10259: 'the scheduler has',
};

/** Ports of other pods that share the network of their nodes. */
function hostPorts(
  objects: Objects,
  own: unknown,
): readonly { readonly who: string; readonly port: number }[] {
  return objects.all.flatMap((object) => {
    const spec = asObject(at(object, 'spec', 'template', 'spec'));
    if (object === own || spec.hostNetwork !== true) return [];
    return objectsIn(spec.containers).flatMap(([container]) =>
      asList(container.ports).flatMap((port) => {
        const number = asNumber(asObject(port).containerPort);
        return number === undefined ? [] : [{ who: `${object.kind} ${object.metadata.name}`, port: number }];
      }),
    );
  });
}

/** Where the sidecar listens that reloads Alloy. Source: prometheus-config-reloader 0.91, `--listen-address`. */
function reloaderPort({ workload }: AlloyRun): OpenPort | undefined {
  const reloader = workload.sidecars.find(({ image }) => image.includes('config-reloader'));
  if (reloader === undefined) return undefined;
  const [host, port] = split(reloader.commandLine.flag('listen-address') ?? ':8080');
  const { place } = reloader.commandLine;
  return port === undefined
    ? undefined
    : { who: `container ${reloader.name}`, host, port, protocol: 'TCP', at: place };
}
