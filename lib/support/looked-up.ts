type Look = (field: string) => unknown;

const looks = new WeakMap<object, Look>();
const getters = new Map<string, () => unknown>();

/**
 * Gives an object a field whose value is looked up each time. All such fields of an object are looked up in one way.
 *
 * There is one getter for all fields of a name: V8 keeps those that objects have of their own, and all that is seen from
 * them, for as long as it likes.
 */
export function defineLookedUp(object: object, field: string, look: Look): void {
  looks.set(object, look);
  Object.defineProperty(object, field, { enumerable: true, configurable: true, get: getterOf(field) });
}

function getterOf(field: string): () => unknown {
  const known = getters.get(field);
  if (known) return known;
  function get(this: object): unknown {
    return looks.get(this)?.(field);
  }
  getters.set(field, get);
  return get;
}
