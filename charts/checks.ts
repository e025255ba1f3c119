import { join } from 'node:path';
import { clusterContext } from '../lib/checks/cluster-context.ts';
import { checkInventory, runRules } from '../lib/checks/engine.ts';
import { Inventory } from '../lib/checks/inventory.ts';
import { checkRiverFiles, type RiverOutcome } from '../lib/checks/river.ts';
import { rules } from '../lib/checks/rules.ts';
import type { Verdicts } from '../lib/checks/verdicts.ts';
import { folderOf, objectPath, type PlannedObject } from '../lib/output/index.ts';
import { type Finding, formatFinding } from '../lib/support/finding.ts';
import type { Stack } from './stack.ts';

export interface CheckOptions {
  readonly root: string;
  /** What was found before: what looks at nothing that has changed is not checked again. @default all is */
  readonly verdicts?: Verdicts;
}

/** Everything the rules find in a stack and in the River files of its pods, and what the charts' own validations say. */
export async function checkStack(stack: Stack, { root, verdicts }: CheckOptions): Promise<RiverOutcome> {
  const inventory = inventoryOf(stack, root);
  const known = verdicts && { verdicts };
  const manifests = await checkInventory(inventory, rules, known);
  const river = await checkRiverFiles(inventory, { sources: stack.riverSources, ...known });
  return {
    findings: [...manifests.findings, ...river.findings, ...ownValidations(stack)],
    silenced: [...manifests.silenced, ...river.silenced],
    rules: rules.length + river.rules,
  };
}

/** Has cdk8s' own synthesis (`app.synth()`) refuse what the rules for manifests refuse: it cannot wait for the others. */
export function addChecks(stack: Stack, root: string): Stack {
  const errors = () =>
    runRules(inventoryOf(stack, root), rules).findings.filter(({ severity }) => severity === 'error');
  stack.app.node.addValidation({ validate: () => errors().map(formatFinding) });
  return stack;
}

function inventoryOf(stack: Stack, root: string): Inventory {
  const { cluster, secrets, carried } = stack;
  const locate = (planned: PlannedObject) => {
    const { kind, metadata } = planned.object;
    const path = objectPath(cluster.name, folderOf(planned), { kind, name: metadata.name });
    return () => ({ file: `dist/${path}` });
  };
  const written = new Map(stack.objects.map((planned) => [planned.object, locate(planned)]));
  const unknown = () => undefined;
  const objects = [
    ...stack.objects.map(({ object }) => ({ object, locate: written.get(object) ?? unknown })),
    // In no file: to blame is what they are made from.
    ...stack.operated.map(({ object, from }) => ({ object, locate: written.get(from) ?? unknown })),
    ...carried,
  ];
  const operated = new Set(stack.operated.map(({ from }) => from));
  const context = clusterContext(cluster, secrets.all);
  return new Inventory(objects, { context, schemas: join(root, 'imports', 'schemas'), operated });
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
