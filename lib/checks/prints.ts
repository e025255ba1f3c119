import { alloyView } from '../river/pod/view.ts';
import { sha256 } from '../support/json.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { memo } from '../support/memo.ts';
import { podTemplates } from '../support/pod-templates.ts';
import { isSealedKind, outline, told } from '../support/seal.ts';
import type { CheckContext } from './context.ts';
import type { Entry } from './entry.ts';
import type { Inventory } from './inventory.ts';

/** Says by content what an inventory would tell a rule that looks at the same things as before. */
export class Prints {
  /** Of each object, in the order of the inventory. */
  readonly objects: readonly string[];

  private readonly inventory: Inventory;
  /** The same without what is sealed in them. */
  readonly outlines: readonly string[];
  private readonly indexes: ReadonlyMap<Entry, number>;
  private readonly answers = new Map<string, string>();

  constructor(inventory: Inventory) {
    const { entries } = inventory;
    this.inventory = inventory;
    this.indexes = new Map(entries.map((entry, index) => [entry, index]));
    // Definitions decide whether an object is in a namespace: what it says of itself is not all.
    this.outlines = entries.map(({ object, namespace }) => printOf(`${namespace}\n${outline(object)}`));
    this.objects = entries.map(({ object, groupKind, namespace }, index) =>
      isSealedKind(groupKind)
        ? printOf(`${namespace}\n${JSON.stringify(object)}`)
        : (this.outlines[index] ?? ''),
    );
  }

  /**
   * One text for all that is behind some keys, as they were noted: when it is the same, so is what is told.
   *
   * @param beside what else it stands for
   */
  of(keys: readonly string[], beside: string): string {
    return short(`${beside}\n${keys.map((key) => this.answer(key)).join('\n')}`);
  }

  private answer(key: string): string {
    const known = this.answers.get(key);
    if (known !== undefined) return known;
    const text = String(JSON.stringify(this.behind(key)));
    const answer = text.length > longest ? short(text) : text;
    this.answers.set(key, answer);
    return answer;
  }

  private behind(key: string): unknown {
    const { inventory } = this;
    // What follows may have spaces of its own.
    const [, what, of] = /^(\S+)(?: (.*))?$/s.exec(key) ?? [];
    switch (what) {
      case 'kind':
        return inventory.all(of ?? '').map(this.print);
      case 'pods':
        return inventory.entries.filter(hasPods).map(this.print);
      case 'entries':
        return inventory.entries.map(this.print);
      case 'namespaces':
        return [inventory.inhabited, inventory.all('/Namespace').map(({ name }) => name)];
      case 'unknown':
        return inventory.inhabited.filter((namespace) => inventory.hasUnknownPods(namespace));
      case 'unread':
        return inventory.unread;
      case 'schemas':
        return inventory.schemas.fingerprint;
      case 'alloy':
        return this.seenByAlloy((index) => this.outlines[index]);
      case 'alloy+':
        return this.seenByAlloy((index) => this.objects[index]);
      case 'context':
        return of === undefined ? inventory.context : inventory.context[of as keyof CheckContext];
      default:
        return told(inventory.sealed, key);
    }
  }

  /** What the rules for River files look at: of objects that they see as a whole, a print will do. */
  private seenByAlloy(print: (index: number) => string | undefined): unknown {
    const { entries } = this.inventory;
    return alloyViewOf(this.inventory).map((object, index) =>
      object === entries[index]?.object ? print(index) : object,
    );
  }

  private readonly print = (entry: Entry) => this.outlines[this.indexes.get(entry) ?? -1];
}

/** The prints of an inventory. */
export const printsOf = (inventory: Inventory): Prints => inventory.once(makePrints);
const makePrints = (inventory: Inventory) => new Prints(inventory);

/** What rules for River files are given of an inventory. */
export const alloyViewOf = (inventory: Inventory): readonly KubeObject[] => inventory.once(makeAlloyView);
const makeAlloyView = ({ entries }: Inventory) => alloyView(entries.map(({ object }) => object));

const hasPods = ({ groupKind }: Entry) => Object.hasOwn(podTemplates, groupKind);

/** Characters up to which a text stands for itself. */
const longest = 100;

/** 96 bits of a SHA-256: no two contents have them in common. */
const short = (text: string) => Buffer.from(sha256(text).slice(0, 24), 'hex').toString('base64');

const known = memo<string>();

/** A print of a text that several clusters may have. */
export const printOf = (text: string) => known(text, () => short(text));
