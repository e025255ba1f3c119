import { sha256 } from '../support/json.ts';
import { memo } from '../support/memo.ts';
import type { CheckContext } from './context.ts';
import type { Entry } from './entry.ts';
import type { Inventory } from './inventory.ts';
import { podTemplates } from './pod-templates.ts';
import { isSealedKind, outline, told } from './seal.ts';

/** Says by content what an inventory would tell a rule that looks at the same things as before. */
export class Prints {
  /** Of each object, in the order of the inventory. */
  readonly objects: readonly string[];

  private readonly inventory: Inventory;
  private readonly outlines: ReadonlyMap<Entry, string>;
  private readonly answers = new Map<string, string>();

  constructor(inventory: Inventory) {
    const { entries } = inventory;
    this.inventory = inventory;
    this.outlines = new Map(entries.map((entry) => [entry, printOf(outline(entry.object))]));
    this.objects = entries.map((entry) =>
      isSealedKind(entry.groupKind)
        ? printOf(JSON.stringify(entry.object))
        : (this.outlines.get(entry) ?? ''),
    );
  }

  /** One text for all that is behind some keys, as they were noted: when it is the same, so is what is told. */
  of(keys: readonly string[]): string {
    return short(keys.map((key) => this.answer(key)).join('\n'));
  }

  private answer(key: string): string {
    const known = this.answers.get(key) ?? short(String(JSON.stringify(this.behind(key))));
    this.answers.set(key, known);
    return known;
  }

  private behind(key: string): unknown {
    const { inventory } = this;
    const [what = '', of] = key.split(' ');
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
      case 'context':
        return of === undefined ? inventory.context : inventory.context[of as keyof CheckContext];
      default:
        return told(inventory.sealed, key);
    }
  }

  /** Whether an object is in a namespace is no matter of its own: CustomResourceDefinitions tell. */
  private readonly print = (entry: Entry) => [entry.namespace, this.outlines.get(entry)];
}

const hasPods = ({ groupKind }: Entry) => Object.hasOwn(podTemplates, groupKind);

/** Enough of a SHA-256 that no two contents have it in common. */
const short = (text: string) => sha256(text).slice(0, 32);

const known = memo<string>();
const printOf = (text: string) => known(text, () => short(text));
