import type { Body, Component, Model } from '../../../model/index.ts';
import type { Expression, ObjectLiteral } from '../../../syntax/index.ts';

/** One way that targets take to a component. */
export interface TargetPath {
  /** What finds them. */
  readonly source?: Component;
  /** The one that is written out; there is no source then. Neither of the two where it cannot be told. */
  readonly literal?: ObjectLiteral;
  /** The relabel rules on the way, in order. */
  readonly rules: readonly Body[];
  /** The components on the way that take targets and hand them on, in order. */
  readonly through: readonly Component[];
}

/** More ways than any file of a person has; those of a file that was made to have more are not all looked at. */
const mostPaths = 500;

/** Every way that the targets in an argument of a component take. */
export function targetPaths(model: Model, component: Component, argument = 'targets'): readonly TargetPath[] {
  return pathsTo(model, component, argument, new Map());
}

type Known = Map<Component, readonly TargetPath[]>;

const unknownPath: TargetPath = { rules: [], through: [] };

function pathsTo(model: Model, component: Component, argument: string, known: Known): readonly TargetPath[] {
  const expression = component.body.attribute(argument)?.value;
  if (expression === undefined) return [];
  const { literals, sources } = partsOf(model, expression);
  const written = literals.map((literal): TargetPath => ({ literal, rules: [], through: [] }));
  const found = sources.flatMap((source) => (source ? pathsFrom(model, source, known) : [unknownPath]));
  return [...written, ...found].slice(0, mostPaths);
}

/** The ways of the targets that a component exports. */
function pathsFrom(model: Model, source: Component, known: Known): readonly TargetPath[] {
  const before = known.get(source);
  if (before) return before;
  // A component that leads back to itself is another rule's finding.
  known.set(source, [unknownPath]);
  const paths = pathsThrough(model, source, known);
  known.set(source, paths);
  return paths;
}

function pathsThrough(model: Model, source: Component, known: Known): readonly TargetPath[] {
  const argument = handsOn[source.name];
  if (argument === undefined) return [source.facts ? { source, rules: [], through: [] } : unknownPath];
  const rules = source.name === 'discovery.relabel' ? source.body.blocks('rule') : [];
  return pathsTo(model, source, argument, known).map((path) => ({
    ...path,
    rules: [...path.rules, ...rules],
    through: [...path.through, source],
  }));
}

/** Components whose targets are those that they are given, and the argument that they are given them in. */
const handsOn: Readonly<Record<string, string>> = {
  'discovery.relabel': 'targets',
  'local.file_match': 'path_targets',
};

interface Parts {
  readonly literals: readonly ObjectLiteral[];
  /** Components whose targets are taken; undefined for what cannot be told. */
  readonly sources: readonly (Component | undefined)[];
}

const nothing: Parts = { literals: [], sources: [undefined] };

/** What a list of targets is put together from. */
function partsOf(model: Model, expression: Expression): Parts {
  switch (expression.type) {
    case 'paren':
      return partsOf(model, expression.inner);
    case 'array':
      return joined(
        expression.items.map((item) =>
          item.type === 'object' ? { literals: [item], sources: [] } : partsOf(model, item),
        ),
      );
    case 'call': {
      const target = model.referenceAt(expression.callee)?.target;
      const joins = target?.kind === 'library' && ['array.concat', 'concat'].includes(target.name);
      return joins ? joined(expression.args.map((argument) => partsOf(model, argument))) : nothing;
    }
    case 'member': {
      const target = model.referenceAt(expression)?.target;
      if (target?.kind !== 'component' || target.path.length !== 1) return nothing;
      return { literals: [], sources: [target.component] };
    }
    default:
      return nothing;
  }
}

const joined = (parts: readonly Parts[]): Parts => ({
  literals: parts.flatMap(({ literals }) => literals),
  sources: parts.flatMap(({ sources }) => sources),
});
