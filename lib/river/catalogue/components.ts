import { components } from '../../../imports/alloy/components-1.18.ts';
import { bodyOf } from './bodies.ts';
import { correctedExports } from './corrections.ts';
import type { ComponentFacts, Stability } from './types.ts';
import type { ValueType } from './value-types.ts';

interface Registration {
  readonly stability: Stability;
  readonly args: string;
  readonly exports?: string;
}

let generated: Readonly<Record<string, string>> | undefined;
const known = new Map<string, ComponentFacts>();

/** The facts of a component, or undefined when Alloy has none of that name. Read when first asked for, then kept. */
export function component(name: string): ComponentFacts | undefined {
  const found = known.get(name);
  if (found) return found;
  // The name comes from a file: one such as "constructor" must find nothing.
  if (!Object.hasOwn(texts(), name)) return undefined;
  const { stability, args, exports } = JSON.parse(texts()[name] ?? '') as Registration;
  const facts: ComponentFacts = {
    name,
    stability,
    ...bodyOf(args),
    exports: correctedExports(name, exports === undefined ? {} : exportTypes(exports)),
  };
  known.set(name, facts);
  return facts;
}

/** The names of all components, sorted. */
export const componentNames = (): string[] => Object.keys(texts());

function texts(): Readonly<Record<string, string>> {
  generated ??= components();
  return generated;
}

function exportTypes(struct: string): Record<string, ValueType> {
  return Object.fromEntries(Object.entries(bodyOf(struct).arguments).map(([name, { type }]) => [name, type]));
}
