import type { Model } from '../../model/index.ts';
import {
  attributeIn,
  before,
  bodies,
  type Mutations,
  named,
  naming,
  relabelRules,
  remove,
  replace,
  typed,
} from './search.ts';

/** The first statement that is written as one text. */
const statement = (model: Model) =>
  typed(model, 'ottl-statement', ({ expression }) => expression.type === 'string');

/** Slips in texts that have a grammar of their own, and in relabel rules. */
export const texts: Mutations = {
  'a rule without target': [
    'relabel-rule',
    (model) => remove(attributeIn(relabelRules(model), 'target_label')),
  ],
  'a rule that keeps by nothing': [
    'relabel-rule',
    (model) =>
      remove(
        relabelRules(model)
          .find((rule) => ['keep', 'drop'].includes(String(rule.argument('action'))))
          ?.attribute('source_labels'),
      ),
  ],
  'a rule that drops or keeps everything': [
    'relabel-rule',
    (model) =>
      remove(
        relabelRules(model)
          .find((rule) => ['keep', 'drop'].includes(String(rule.argument('action'))))
          ?.attribute('regex'),
      ),
  ],
  'another role': [
    'source-label',
    (model) => {
      const pods = model.components.find(
        ({ name, body }) => name === 'discovery.kubernetes' && body.argument('role') === 'pod',
      );
      return replace(pods?.body.attribute('role')?.value, () => '"service"');
    },
  ],
  'a misspelt label': [
    'source-label',
    (model) => {
      const sources = attributeIn(
        relabelRules(model).filter((rule) => /__meta_/.test(rule.node.span.text)),
        'source_labels',
      );
      return replace(sources?.value, (text) => text.replace('__meta_', '__mata_'));
    },
  ],
  'rules in another order': [
    'source-label',
    (model) => {
      const relabels = model.components.filter(({ name }) => name === 'discovery.relabel');
      for (const { body } of relabels) {
        const rules = body.blocks('rule');
        const set = new Map(rules.map((rule, index) => [rule.argument('target_label'), index]));
        const reader = rules.find((rule) =>
          [rule.argument('source_labels')]
            .flat()
            .some((label) => typeof label === 'string' && !label.startsWith('__') && set.has(label)),
        );
        const [first] = rules;
        if (reader && first) return replace(first.node, (text) => `${reader.node.span.text}\n\n${text}`);
      }
      return undefined;
    },
    'agent',
  ],
  'a label that Loki refuses': [
    'label-name',
    (model) =>
      replace(
        attributeIn(
          bodies(model).filter(({ node }) => node.name === 'loki.write'),
          'external_labels',
        )?.value,
        (text) => text.replace('cluster', '"cluster-name"'),
      ),
  ],
  'a target label with a dot': [
    'label-name',
    (model) => replace(attributeIn(relabelRules(model), 'target_label')?.value, () => '"a.b"'),
  ],
  'a pattern that is not closed': [
    'regex',
    (model) => replace(attributeIn(relabelRules(model), 'regex')?.value, () => '"(true"'),
  ],
  'a look-ahead': [
    'regex',
    (model) => replace(attributeIn(relabelRules(model), 'regex')?.value, () => '"(?!true)"'),
  ],
  'a group that is not there': [
    'capture-group',
    (model) =>
      replace(
        relabelRules(model)
          .find((rule) => /\$\d/.test(String(rule.argument('replacement'))))
          ?.attribute('replacement')?.value,
        (text) => text.replace(/\$\d/, '$7'),
      ),
  ],
  'a group that is taken out': [
    'capture-group',
    (model) => {
      const rule = relabelRules(model).find(({ node }) => /replacement\s+= "[^"]*\$1/.test(node.span.text));
      const pattern = rule?.attribute('regex');
      return pattern ? replace(pattern.value, () => '"a"') : before(rule, 'regex = "a"');
    },
  ],
  'a selector that is not closed': [
    'log-selector',
    (model) => replace(typed(model, 'logql-selector')?.expression, (text) => text.replace('}', '')),
    'agent',
  ],
  'a selector with a parser': [
    'log-selector',
    (model) => replace(typed(model, 'logql-selector')?.expression, (text) => text.replace(/`$/, ' | json`')),
    'agent',
  ],
  'a misspelt function of OTTL': [
    'ottl',
    (model) => replace(statement(model)?.expression, (text) => text.replace(/\w+\(/, 'put(')),
    'gateway',
  ],
  'a statement that is not closed': [
    'ottl',
    (model) => replace(statement(model)?.expression, (text) => text.replace(/\)`$/, '`')),
    'gateway',
  ],
  'a path of another context': [
    'ottl',
    (model) =>
      replace(statement(model)?.expression, (text) =>
        text.replace('resource.', 'span.').replace('resource.', 'span.'),
      ),
    'gateway',
  ],
  'text and a number': [
    'expression',
    (model) =>
      replace(typed(model, 'string', ({ expression }) => expression.type === 'binary')?.expression, (text) =>
        text.replace(/\+.*$/, '+ 1'),
      ),
    'agent',
  ],
  'a minus before text': ['expression', (model) => replace(naming(model, 'sys.env'), (text) => `-${text}`)],
  'no targets': [
    'empty-list',
    (model) => replace(named(model, 'prometheus.scrape')?.body.attribute('targets')?.value, () => '[]'),
  ],
};
