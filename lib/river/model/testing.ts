import { buildModel, type ModelOptions } from './build.ts';
import type { Model } from './types.ts';

/** The model of one or several texts, as files `0.alloy`, `1.alloy`, …; they must have no syntax errors. */
export function modelOf(texts: string | readonly string[], options: ModelOptions = {}): Model {
  const files = [texts].flat().map((text, index) => ({ name: `${index}.alloy`, text }));
  const { model, errors } = buildModel(files, options);
  if (model === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return model;
}
