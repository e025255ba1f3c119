import { asText } from '../../support/plain.ts';
import type { Inventory } from '../inventory.ts';
import type { Container, Pod } from '../pods.ts';
import { Flags } from './flags.ts';

/** Programs that are known here, by the last part of their images' names. */
const images: Readonly<Record<string, ProgramName>> = {
  alloy: 'alloy',
  grafana: 'grafana',
  'grafana-enterprise': 'grafana',
  'grafana-oss': 'grafana',
  'k8s-sidecar': 'sidecar',
  loki: 'loki',
  mimir: 'mimir',
  prometheus: 'prometheus',
  'prometheus-config-reloader': 'reloader',
  tempo: 'tempo',
};

export type ProgramName =
  | 'alloy'
  | 'grafana'
  | 'loki'
  | 'mimir'
  | 'prometheus'
  | 'reloader'
  | 'sidecar'
  | 'tempo';

/** Names as people write them. */
export const titles: Readonly<Record<ProgramName, string>> = {
  alloy: 'Alloy',
  grafana: 'Grafana',
  loki: 'Loki',
  mimir: 'Mimir',
  prometheus: 'Prometheus',
  reloader: 'the config-reloader',
  sidecar: 'the sidecar',
  tempo: 'Tempo',
};

/** A container that runs a program that is known here. */
export interface Program {
  readonly name: ProgramName;
  /** `3.7` of the tag `3.7.6`; undefined where the tag is no version. */
  readonly version: string | undefined;
  readonly pod: Pod;
  readonly container: Container;
  readonly flags: Flags;
}

/** Every container of an inventory that runs a program that is known here. */
export const programsIn = (inventory: Inventory): readonly Program[] => inventory.once(findPrograms);

/** The programs that a pod runs. */
export const programsOf = (inventory: Inventory, pod: Pod): readonly Program[] =>
  programsIn(inventory).filter((program) => program.pod === pod);

function findPrograms({ pods }: Inventory): Program[] {
  return pods.flatMap((pod) =>
    pod.containers.flatMap((container) => {
      const image = asText(container.object.image) ?? '';
      const flags = new Flags(container);
      const name = nameOf(image, flags);
      if (name === undefined || container.init) return [];
      const version = /:v?(\d+\.\d+)[^/]*$/.exec(image.replace(/@.*$/, ''))?.[1];
      return [{ name, version, pod, container, flags }];
    }),
  );
}

/** An image may be a copy with a prefix of its own (`mirror-loki`), or say nothing, and then its configuration tells. */
function nameOf(image: string, flags: Flags): ProgramName | undefined {
  const last =
    image
      .split('/')
      .at(-1)
      ?.replace(/[:@].*$/, '') ?? '';
  const known = Object.keys(images).find((name) => last === name || last.endsWith(`-${name}`));
  const file = flags.get('config.file')?.value ?? '';
  const folder = /\/(loki|tempo|mimir|prometheus)\//.exec(file)?.[1];
  return images[known ?? folder ?? ''];
}
