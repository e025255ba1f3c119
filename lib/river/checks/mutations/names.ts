import {
  above,
  attributeIn,
  before,
  bodies,
  inner,
  type Mutations,
  misspelt,
  named,
  naming,
  remove,
  replace,
  twice,
  typed,
} from './search.ts';

/** Slips in names: of components, blocks, arguments, functions. */
export const names: Mutations = {
  'a misspelt component': [
    'unknown-component',
    (model) => replace(model.components[0]?.body.node, (text) => text.replace(/^\w+\.\w+/, misspelt)),
  ],
  'a misspelt block': ['unknown-block', (model) => replace(inner(model)[0]?.node, misspelt)],
  'a block one level too high': [
    'unknown-block',
    (model) => before(named(model, 'prometheus.remote_write')?.body, 'queue_config { }'),
  ],
  'a misspelt argument': ['unknown-argument', (model) => replace(inner(model)[0]?.attributes[0], misspelt)],
  'a misspelt configuration argument': [
    'unknown-argument',
    (model) => replace(model.root.configBlocks[0]?.body.attributes[0], misspelt),
  ],
  'a misspelt function': ['unknown-function', (model) => replace(naming(model, 'sys.env'), () => 'sys.evn')],
  'a misspelt constant': [
    'unknown-function',
    (model) => replace(naming(model, 'constants.hostname'), () => 'constants.hostnmae'),
  ],
  'a variable without a name': [
    'unknown-function',
    (model) => replace(typed(model, 'url')?.expression, () => 'sys.env()'),
  ],
  'a function that is not called': [
    'unknown-function',
    (model) => replace(typed(model, 'url')?.expression, () => 'sys.env'),
  ],
  'an argument that is taken out': [
    'missing',
    (model) => remove(named(model, 'discovery.kubernetes')?.body.attribute('role')),
  ],
  'a list of receivers that is taken out': [
    'missing',
    (model) => remove(named(model, 'prometheus.scrape')?.body.attribute('forward_to')),
  ],
  'an argument of a block that is taken out': [
    'missing',
    (model) => remove(attributeIn(inner(model), 'url')),
  ],
  'a block that is taken out': [
    'missing',
    (model) => remove(named(model, 'otelcol.connector.spanmetrics')?.body.block('histogram')?.node),
    'gateway',
  ],
  'an output that is taken out': [
    'missing',
    (model) => remove(named(model, 'otelcol.processor.batch')?.body.block('output')?.node),
    'gateway',
  ],
  'a label that is taken out': [
    'label',
    (model) => replace(model.components[0]?.body.node, (text) => text.replace(/ "\w+"/, '')),
  ],
  'a label too many': [
    'label',
    (model) => replace(inner(model)[0]?.node, (text) => text.replace(' {', ' "x" {')),
  ],
  'an argument twice': ['repeated', (model) => twice(inner(model)[0]?.attributes[0])],
  'a block twice': [
    'repeated',
    (model) => twice(inner(model).find(({ path }) => path.at(-1) === 'queue_config')?.node),
  ],
  'a key twice': [
    'repeated',
    (model) => {
      const map = model.values.find(({ expression }) => expression.type === 'object')?.expression;
      return map?.type === 'object' ? replace(map.fields[0], (text) => `${text},\n${text}`) : undefined;
    },
  ],
  'an argument as a block': [
    'block-or-argument',
    (model) =>
      replace(attributeIn(bodies(model), 'external_labels'), (text) =>
        text.replace(' = {', ' {').replaceAll(/,$/gm, ''),
      ),
  ],
  'a block as an argument': [
    'block-or-argument',
    (model) => replace(inner(model)[0]?.node, (text) => `${text.split(' ')[0]} = { }`),
  ],
  'a component twice': ['duplicate', (model) => twice(model.components.at(-1)?.body.node)],
  'a configuration block twice': ['duplicate', (model) => twice(model.root.configBlocks[0]?.body.node)],
  'an argument outside of all blocks': ['placement', (model) => above(model, `level = "info"`)],
  'an argument block outside of a declare': ['placement', (model) => above(model, `argument "x" { }`)],
  'an experimental component': ['stability', (model) => above(model, `otelcol.exporter.debug "x" { }`)],
  'a community component': ['stability', (model) => above(model, `otelcol.exporter.splunkhec "x" { }`)],
  'an argument behind a gate': [
    'gated',
    (model) => before(named(model, 'prometheus.scrape')?.body, 'honor_metadata = true'),
  ],
  'a queue behind a gate': [
    'gated',
    (model) =>
      before(named(model, 'loki.write')?.body.block('endpoint'), 'queue_config {\ncapacity = "50MiB"\n}'),
  ],
  'a deprecated function': ['deprecated', (model) => replace(naming(model, 'sys.env'), () => 'env')],
};
