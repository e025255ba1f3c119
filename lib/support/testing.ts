/** For tests: the value itself, frozen with everything in it: whoever would change it fails. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const member of Object.values(Object.freeze(value))) frozen(member);
  return value;
}
