import type { ValueType } from './value-types.ts';

/**
 * Whether an exported value can be wired into an argument: `maybe` where it depends on the value, as it does for secrets
 * read from files that may or may not be marked as such.
 *
 * @param argument what the argument takes
 * @param exported what the reference stands for
 */
export function accepts(argument: ValueType, exported: ValueType): boolean | 'maybe' {
  if (argument.kind === 'any' || exported.kind === 'any')
    return argument.kind === exported.kind ? true : 'maybe';
  if (argument.kind === 'capsule' || exported.kind === 'capsule') {
    return (
      argument.kind === 'capsule' && exported.kind === 'capsule' && argument.capsule === exported.capsule
    );
  }
  if (argument.kind === 'secret' || argument.kind === 'optional-secret') {
    return exported.kind === 'secret' || exported.kind === 'optional-secret' || isText(exported);
  }
  if (exported.kind === 'secret') return false;
  if (exported.kind === 'optional-secret') return isText(argument) || isNumber(argument) ? 'maybe' : false;
  if (argument.kind === 'targets') {
    return exported.kind === 'targets' || (exported.kind === 'list' && accepts(stringMap, exported.of));
  }
  if (argument.kind === 'list') {
    if (exported.kind === 'targets') return accepts(argument.of, stringMap);
    return exported.kind === 'list' && accepts(argument.of, exported.of);
  }
  if (argument.kind === 'map' || argument.kind === 'object') {
    if (exported.kind === 'map' && argument.kind === 'map') return accepts(argument.of, exported.of);
    return exported.kind === 'object' || exported.kind === 'map' ? 'maybe' : false;
  }
  if (argument.kind === 'bool' || exported.kind === 'bool') return argument.kind === exported.kind;
  // Text and numbers are turned into one another; whether a text is a number or a URL shows only when it is there.
  if (isText(argument) && isText(exported)) return argument.kind === 'string' ? true : 'maybe';
  return (isText(argument) || isNumber(argument)) && (isText(exported) || isNumber(exported))
    ? 'maybe'
    : false;
}

const stringMap: ValueType = { kind: 'map', of: { kind: 'string' } };

const isNumber = (type: ValueType) => type.kind === 'number';

/** Whether a value of the type is written as text. */
function isText(type: ValueType): boolean {
  return ![
    'number',
    'bool',
    'list',
    'map',
    'object',
    'targets',
    'capsule',
    'any',
    'secret',
    'optional-secret',
  ].includes(type.kind);
}
