import { roleOf } from '../../catalogue/index.ts';
import { type Flow, isSent } from '../../graph/index.ts';
import type { Component } from '../../model/index.ts';
import { nameOf } from '../describe.ts';
import { isReceiverList } from '../outputs.ts';
import type { Report, RiverRule } from '../rule.ts';

export const noOutput: RiverRule = {
  id: 'river/no-output',
  severity: 'error',
  summary: 'what brings data in sends it somewhere, and what delivers it has somewhere to deliver to',
  check({ components }, report, { flow }) {
    for (const component of components) {
      const role = component.facts && roleOf(component.name);
      if (role === 'source' ? !isTaken(component, flow) : role === 'processor' && isFed(component, flow))
        checkOutput(component, report);
      if (role === 'sink') checkEndpoint(component, report);
    }
  },
};

/** Whether something is sent to it: of one that only lends its rules, nothing is expected. */
function isFed(component: Component, flow: Flow): boolean {
  return flow.to(component).some(({ from, cargo }) => from !== component && isSent(cargo));
}

/** Whether others take what it exports: some sources also offer targets. */
function isTaken(component: Component, flow: Flow): boolean {
  return flow.from(component).some(({ cargo }) => !isSent(cargo));
}

function checkOutput(component: Component, report: Report): void {
  const { body, facts } = component;
  const block = facts?.blocks.output;
  const parts = [
    { facts, body },
    { facts: block?.body, body: body.block('output') },
  ];
  const lists = parts.flatMap(({ facts: known, body: part }) =>
    Object.entries(known?.arguments ?? {})
      .filter(([, one]) => isReceiverList(one))
      .map(([name, one]) => ({
        name,
        attribute: part?.attribute(name),
        value: part?.argument(name),
        required: one.required,
      })),
  );
  // What is required and missing is told by another rule.
  if (lists.some(({ required, attribute }) => required && !attribute)) return;
  if (block?.required && !body.block('output')) return;
  if (lists.some(({ value }) => value !== undefined && !isEmpty(value))) return;
  const at = lists.find(({ attribute }) => attribute)?.attribute ?? body.block('output')?.node ?? body.node;
  report(at, `${nameOf(component)} sends what it has nowhere`, {
    fix: block ? 'name a consumer for each signal in output { … }' : 'name a receiver in forward_to',
  });
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Sinks that have no endpoint take everything and deliver nothing. */
function checkEndpoint(component: Component, report: Report): void {
  const { facts, body } = component;
  const wanted = facts?.blocks.endpoint;
  if (
    !wanted ||
    wanted.required ||
    !wanted.repeatable ||
    body.block('endpoint') ||
    body.attribute('endpoint')
  )
    return;
  report(body.node, `${nameOf(component)} has no endpoint: what is sent to it is lost`, {
    fix: 'write endpoint { url = … }',
  });
}
