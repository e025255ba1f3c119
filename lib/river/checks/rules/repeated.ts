import type { Severity } from '../../../support/finding.ts';
import { type Body, blockFacts } from '../../model/index.ts';
import { type Node, walk } from '../../syntax/index.ts';
import type { Report, RiverRule } from '../rule.ts';

export const repeated: RiverRule = {
  id: 'river/repeated',
  severity: 'error',
  summary: 'nothing is written twice that can be there once: arguments, blocks, keys of an object',
  check({ units }, report) {
    for (const unit of units) {
      for (const body of unit.body.all()) {
        checkBody(body, report);
        for (const { value } of body.attributes) walk(value, (node) => checkKeys(node, report));
      }
    }
  },
};

function checkBody({ attributes, children, facts }: Body, report: Report): void {
  again(
    attributes.map((node) => ({ node, name: node.name })),
    'the argument',
    report,
  );
  const once = children.filter(({ node }) => blockFacts(facts, node.name)?.repeatable === false);
  again(
    once.map(({ node }) => ({ node, name: node.name })),
    'the block',
    report,
  );
}

function checkKeys(node: Node, report: Report): void {
  if (node.type !== 'object') return;
  // Alloy takes the last one and says nothing.
  again(
    node.fields.map((field) => ({ node: field, name: field.key })),
    'the key',
    report,
    'warning',
  );
}

function again(
  items: readonly { readonly node: Node; readonly name: string }[],
  what: string,
  report: Report,
  severity: Severity = 'error',
): void {
  const first = new Map<string, Node>();
  for (const { node, name } of items) {
    const before = first.get(name);
    if (before === undefined) first.set(name, node);
    else
      report(node, `${what} "${name}" is already written in line ${before.span.at.line}`, {
        fix: 'keep one of the two',
        severity,
      });
  }
}
