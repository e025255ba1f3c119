import {
  attributeIn,
  before,
  bodies,
  type Mutations,
  named,
  relabelRules,
  remove,
  replace,
  sending,
  twice,
  typed,
} from './search.ts';

/** Slips in values and in what goes together. */
export const values: Mutations = {
  'a boolean as text': [
    'value-type',
    (model) => replace(typed(model, 'bool')?.expression, (text) => `"${text}"`),
  ],
  'text for a number': ['value-type', (model) => replace(typed(model, 'number')?.expression, () => '"many"')],
  'text for a receiver': [
    'value-type',
    (model) => replace(sending(model)?.expression, (text) => `"${text}"`),
  ],
  'text for a list': [
    'value-type',
    (model) =>
      replace(
        typed(model, 'list', ({ path, value }) => path.length === 0 && Array.isArray(value))?.expression,
        () => '"a"',
      ),
  ],
  'a value that is not among those allowed': [
    'enum',
    (model) => replace(named(model, 'discovery.kubernetes')?.body.attribute('role')?.value, () => '"pods"'),
  ],
  'an action that does not exist': [
    'enum',
    (model) => replace(attributeIn(relabelRules(model), 'action')?.value, () => '"replaced"'),
  ],
  'a duration in days': ['text', (model) => replace(typed(model, 'duration')?.expression, () => '"1d"')],
  'a duration without unit': ['text', (model) => replace(typed(model, 'duration')?.expression, () => '30')],
  'a URL without scheme': ['text', (model) => replace(typed(model, 'url')?.expression, () => '"loki:3100"')],
  'an address without port': [
    'text',
    (model) => replace(typed(model, 'host-port')?.expression, () => '"0.0.0.0"'),
    'gateway',
  ],
  'a percentage above all': [
    'range',
    (model) => replace(attributeIn(bodies(model), 'limit_percentage')?.value, () => '175'),
    'gateway',
  ],
  'a rate of nothing': [
    'range',
    (model) =>
      replace(
        named(model, 'loki.process')?.body.block('stage.match') && attributeIn(bodies(model), 'rate')?.value,
        () => '0',
      ),
    'agent',
  ],
  'no wait at all': [
    'range',
    (model) =>
      replace(
        attributeIn(bodies(model), 'decision_wait')?.value ??
          attributeIn(bodies(model), 'max_wait_time')?.value,
        () => '"0s"',
      ),
  ],
  'an interval below the timeout': [
    'order',
    (model) => {
      const body = named(model, 'prometheus.scrape')?.body;
      const interval = body?.attribute('scrape_interval');
      return interval ? replace(interval.value, () => '"5s"') : before(body, 'scrape_interval = "5s"');
    },
  ],
  'two limits in one': [
    'combination',
    (model) => before(named(model, 'otelcol.processor.memory_limiter')?.body, 'limit = "1GiB"'),
    'gateway',
  ],
  'half of a limit': [
    'combination',
    (model) => remove(attributeIn(bodies(model), 'spike_limit_percentage')),
    'gateway',
  ],
  'a policy without its block': [
    'combination',
    (model) =>
      remove(named(model, 'otelcol.processor.tail_sampling')?.body.block('policy')?.children[0]?.node),
    'gateway',
  ],
  'a limit that drops nothing': [
    'combination',
    (model) => remove(attributeIn(bodies(model), 'drop')),
    'agent',
  ],
  'two ways to sign in': [
    'combination',
    (model) =>
      before(
        named(model, 'prometheus.remote_write')?.body.block('endpoint'),
        'bearer_token = "a"\nbasic_auth { }',
      ),
  ],
  'two policies of one name': [
    'distinct',
    (model) => twice(named(model, 'otelcol.processor.tail_sampling')?.body.block('policy')?.node),
    'gateway',
  ],
  'two selectors of one role': [
    'distinct',
    (model) =>
      twice(model.components.find(({ body }) => body.block('selectors'))?.body.block('selectors')?.node),
    'agent',
  ],
};
