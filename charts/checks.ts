import { join } from 'node:path';
import { clusterContext } from '../lib/checks/cluster-context.ts';
import { type Outcome, runRules } from '../lib/checks/engine.ts';
import { Inventory } from '../lib/checks/inventory.ts';
import { rules } from '../lib/checks/rules.ts';
import { Verdicts } from '../lib/checks/verdicts.ts';
import { objectPath } from '../lib/output/index.ts';
import { type Finding, formatFinding } from '../lib/support/finding.ts';
import type { Stack } from './stack.ts';

export interface CheckOptions {
  readonly root: string;
  /** What tells this state of the program. With it, what an earlier run of the same found is not checked again. */
  readonly program?: string;
}

/** Everything the rules find in a stack, and what the charts' own validations say. */
export function checkStack(stack: Stack, { root, program }: CheckOptions): Outcome {
  const { cluster, secrets } = stack;
  const objects = stack.objects.map(({ object, folder }) => {
    const { kind, metadata } = object;
    const path = objectPath(cluster.name, metadata.namespace ?? folder, { kind, name: metadata.name });
    return { object, locate: () => ({ file: `dist/${path}` }) };
  });
  const context = clusterContext(cluster, secrets.all);
  const inventory = new Inventory(objects, { context, schemas: join(root, 'imports', 'schemas') });
  const verdicts = program && new Verdicts(join(root, '.cache', 'checks', `${cluster.name}.json`), program);
  const { findings, silenced } = runRules(inventory, rules, verdicts ? { verdicts } : {});
  return { findings: [...findings, ...ownValidations(stack)], silenced };
}

/** Has cdk8s' own synthesis (`app.synth()`) refuse what the rules refuse. */
export function addChecks(stack: Stack, root: string): Stack {
  const errors = () => checkStack(stack, { root }).findings.filter(({ severity }) => severity === 'error');
  stack.app.node.addValidation({ validate: () => errors().map(formatFinding) });
  return stack;
}

/** What constructs of the charts find wrong with themselves (`this.node.addValidation`). */
function ownValidations(stack: Stack): Finding[] {
  return stack.charts
    .flatMap((chart) => chart.node.findAll())
    .flatMap((construct) =>
      construct.node.validate().map((message) => ({ message, path: construct.node.path })),
    )
    .map(({ message, path }) => ({
      rule: 'synth/validation',
      severity: 'error',
      message: `${path}: ${message}`,
    }));
}
