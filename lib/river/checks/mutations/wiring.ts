import { roleOf, signalsOf } from '../../catalogue/index.ts';
import type { Component, Model } from '../../model/index.ts';
import {
  above,
  componentOf,
  isFed,
  type Mutations,
  named,
  receiverOf,
  remove,
  replace,
  sending,
  typed,
  withRole,
} from './search.ts';

/** A relabelling that one other component alone refers to. */
const isNamedOnce = ({ references }: Model, component: Component) =>
  component.name === 'discovery.relabel' &&
  references.filter((one) => componentOf(one) === component).length === 1;

/** Slips in what is wired to what. */
export const wiring: Mutations = {
  'a component of another label': [
    'dangling-reference',
    (model) =>
      replace(
        sending(model)?.target.kind === 'component' ? componentOf(sending(model))?.body.node : undefined,
        (text) => text.replace(/"(\w+)"/, '"other_$1"'),
      ),
  ],
  'a reference to another label': [
    'dangling-reference',
    (model) => replace(sending(model)?.expression, (text) => text.replace(/\.(\w+)$/, '_2.$1')),
  ],
  'a component that is taken out': [
    'dangling-reference',
    (model) => remove(withRole(model, 'sink').find((one) => isFed(model, one))?.body.node),
  ],
  'text without quotes': [
    'dangling-reference',
    (model) =>
      replace(typed(model, 'enum', ({ value }) => typeof value === 'string')?.expression, (text) =>
        text.replaceAll('"', ''),
      ),
  ],
  'a misspelt export': [
    'unknown-export',
    (model) => replace(sending(model)?.expression, (text) => `${text}s`),
  ],
  'an export of another component': [
    'unknown-export',
    (model) =>
      replace(
        model.references.find(
          ({ unit, names }) => unit.name === 'prometheus.scrape' && names.at(-1) === 'output',
        )?.expression,
        (text) => text.replace(/\w+$/, 'receiver'),
      ),
  ],
  'a component instead of its export': [
    'unknown-export',
    (model) => replace(sending(model)?.expression, (text) => text.replace(/\.\w+$/, '')),
  ],
  'a receiver of another kind': [
    'wiring-type',
    (model) =>
      replace(sending(model, ({ unit }) => unit.name === 'prometheus.scrape')?.expression, () =>
        receiverOf(named(model, 'loki.write')),
      ),
  ],
  'receivers without a list': [
    'wiring-type',
    (model) =>
      replace(sending(model, ({ unit }) => unit.name === 'prometheus.scrape')?.attribute.value, (text) =>
        text.replaceAll(/[[\]\s,]/g, ''),
      ),
  ],
  'targets in a list': [
    'wiring-type',
    (model) =>
      replace(named(model, 'prometheus.scrape')?.body.attribute('targets')?.value, (text) => `[${text}]`),
  ],
  'a variable for a boolean': [
    'wiring-type',
    (model) => replace(typed(model, 'bool')?.expression, () => 'sys.env("SWITCH")'),
  ],
  'targets for a receiver': [
    'wiring-type',
    (model) =>
      replace(sending(model)?.expression, () => `${named(model, 'discovery.kubernetes')?.id}.targets`),
  ],
  'a signal that is not taken': [
    'signal',
    (model) => {
      const taker = model.components.find(
        ({ name }) => signalsOf(name)?.in.length === 1 && signalsOf(name)?.in[0] === 'traces',
      );
      const output = model.components.find(
        ({ name, body }) => name.startsWith('otelcol.') && body.block('output')?.attribute('logs'),
      );
      return replace(output?.body.block('output')?.attribute('logs')?.value, () => `[${receiverOf(taker)}]`);
    },
    'gateway',
  ],
  'a component that sends to itself': [
    'cycle',
    (model) => {
      const processor = withRole(model, 'processor').find((one) =>
        sending(model, ({ unit }) => unit === one),
      );
      return replace(sending(model, ({ unit }) => unit === processor)?.expression, () =>
        receiverOf(processor),
      );
    },
  ],
  'a way back': [
    'cycle',
    (model) => {
      const reference = sending(
        model,
        ({ unit }, to) =>
          unit.kind === 'component' && roleOf(unit.name) === 'processor' && roleOf(to.name) === 'processor',
      );
      const to = componentOf(reference);
      const back = reference?.unit.kind === 'component' ? receiverOf(reference.unit) : '';
      return replace(sending(model, ({ unit }) => unit === to)?.expression, () => back);
    },
    'gateway',
  ],
  'a source that sends to nobody': [
    'no-output',
    (model) => replace(named(model, 'prometheus.scrape')?.body.attribute('forward_to')?.value, () => '[]'),
  ],
  'a processor that sends to nobody': [
    'no-output',
    (model) => {
      const fed = withRole(model, 'processor').find(
        (one) => isFed(model, one) && one.body.attribute('forward_to'),
      );
      return replace(fed?.body.attribute('forward_to')?.value, () => '[]');
    },
  ],
  'a sink without endpoint': [
    'no-output',
    (model) => remove(named(model, 'loki.write')?.body.block('endpoint')?.node),
  ],
  'a signal that a processor drops': [
    'lost-signal',
    (model) => {
      const outputs = model.components
        .map(({ body }) => body.block('output'))
        .filter((body) => (body?.attributes.length ?? 0) > 1);
      return remove(
        outputs
          .find(
            (body) =>
              body &&
              sending(
                model,
                ({ attribute }, to) => to.body.block('output') === body && attribute.name === 'logs',
              ),
          )
          ?.attribute('logs'),
      );
    },
    'gateway',
  ],
  'a receiver twice': [
    'sent-twice',
    (model) => replace(sending(model)?.expression, (text) => `${text}, ${text}`),
  ],
  'a relabelling that is passed by': [
    'unused',
    (model) => {
      const scrape = model.references.find(
        ({ unit, target }) =>
          unit.name === 'prometheus.scrape' &&
          target.kind === 'component' &&
          isNamedOnce(model, target.component),
      );
      return replace(scrape?.expression, () => `${named(model, 'discovery.kubernetes')?.id}.targets`);
    },
  ],
  'a sink that nobody names': ['unused', (model) => above(model, `loki.write "spare" { }`)],
};
