import type { Files } from './fetch.ts';

/** Allowed strings by definition (`core.v1.Container`) and field (`imagePullPolicy`). */
export type Enumerations = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * Reads Go's `types.go` files for the string types marked `+enum`, their constants, and the fields that have such a
 * type: the same marks from which a running API server publishes its enumerations. Some types it checks have no mark.
 */
export function readEnumerations(types: Files): Enumerations {
  const sources = [...types].map(([path, text]) => ({
    name: path.split('/').slice(-3, -1).join('.'),
    text,
  }));
  const literals = new Map(
    sources.flatMap(({ text }) =>
      [...text.matchAll(/^\t?(?:const )?(\w+)(?:\s+\w+)?\s*=\s*"([^"]*)"/gm)].map(
        ([, constant = '', value = '']) => [constant, value] as const,
      ),
    ),
  );
  const enums = new Map(sources.flatMap(({ name, text }) => enumTypes(name, text, literals)));
  const found: Record<string, Record<string, readonly string[]>> = {};
  for (const { name, text } of sources) {
    const structs = new Map(
      [...text.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)].map(([, struct = '', body = '']) => [
        struct,
        body,
      ]),
    );
    for (const [struct, body] of structs) {
      for (const [type, field] of fields(body, structs)) {
        // A type of another package is always one of core/v1.
        const values = enums.get(type.includes('.') ? `core.v1.${type.split('.')[1]}` : `${name}.${type}`);
        if (values) found[`${name}.${struct}`] = { ...found[`${name}.${struct}`], [field]: values };
      }
    }
  }
  return found;
}

/** Type and JSON name of the fields of a struct, those of embedded structs included. */
function fields(body: string, structs: ReadonlyMap<string, string>): (readonly [string, string])[] {
  const own = [...body.matchAll(/^\t\w+\s+(?:\[\])?\*?([\w.]+)\s+`json:"(\w+)[,"]/gm)];
  const embedded = [...body.matchAll(/^\t(\w+)\s+`json:",inline"/gm)];
  return [
    ...own.map(([, type = '', field = '']) => [type, field] as const),
    ...embedded.flatMap(([, struct = '']) => fields(structs.get(struct) ?? '', structs)),
  ];
}

/** @param literals text of every constant that is written as text, by its name */
function enumTypes(
  name: string,
  text: string,
  literals: ReadonlyMap<string, string>,
): (readonly [string, readonly string[]])[] {
  const declared = [...text.matchAll(/^((?:\/\/.*\n)*)type (\w+) string$/gm)];
  const types = declared
    .filter(([, comment = '', type = '']) => /^\/\/ ?\+enum$/m.test(comment) || unmarked.has(type))
    .map(([, , type = '']) => type);
  // `Name Type = "text"`, `Name = Type("text")`, `Name = Type(package.OtherName)`
  const constants = [
    ...text.matchAll(/^\t?(?:const )?\w+\s+(\w+)\s*=\s*"([^"]*)"/gm),
    ...text.matchAll(/^\t?(?:const )?\w+\s*=\s*(\w+)\("([^"]*)"\)/gm),
    ...[...text.matchAll(/^\t?(?:const )?\w+\s*=\s*(\w+)\((?:\w+\.)?(\w+)\)/gm)].map(
      ([line, of, other = '']) => [line, of, literals.get(other) ?? ''] as const,
    ),
  ];
  return types.flatMap((type) => {
    const values = constants.filter(([, of]) => of === type).map(([, , value = '']) => value);
    return values.length > 0 ? [[`${name}.${type}`, values.sort()] as const] : [];
  });
}

/** Types without the mark whose values the API server checks all the same, in its own validation code. */
const unmarked = new Set([
  'ContainerRestartPolicy',
  'ContainerRestartRuleAction',
  'ContainerRestartRuleOnExitCodesOperator',
  'FSGroupPolicy',
  'HPAScalingPolicyType',
  'MetricSourceType',
  'MetricTargetType',
  'OSName',
  'ParameterNotFoundActionType',
  'PersistentVolumeClaimRetentionPolicyType',
  'PodSELinuxChangePolicy',
  'RecursiveReadOnlyMode',
  'ResourceResizeRestartPolicy',
  'ScalingPolicySelect',
  'VolumeLifecycleMode',
]);
