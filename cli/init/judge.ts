import { toProblems } from '../../lib/cluster/problems.ts';
import { clusterFile } from '../../lib/cluster/schema/index.ts';
import { schemasAt } from '../../lib/cluster/schema-paths.ts';
import type { Problem } from '../../lib/support/errors.ts';
import { entries, type Question } from './questions.ts';

/** What the schema of a cluster file finds wrong with an answer. */
export function judge({ flag, path, list = false }: Question, answer: string): Problem[] {
  const value = list ? entries(answer) : answer;
  const name = path.join('.');
  const [schema] = schemasAt(clusterFile, path);
  if (!schema) throw new RangeError(`a cluster file has no ${name}`);
  const document = {
    value: path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value),
    locate: () => ({ file: '' }),
  };
  const { error } = schema.safeParse(value);
  const issues = (error?.issues ?? []).map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
  return toProblems(issues, document, clusterFile).map(({ at: _, message, ...rest }) => ({
    message: message.replace(name, `--${flag}`),
    ...rest,
  }));
}
