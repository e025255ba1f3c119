import type { ArgumentFacts } from '../catalogue/index.ts';

const receivers = ['LogsReceiver', 'MetricsReceiver', 'ProfilesReceiver', 'otelcol.Consumer'];

/** Whether an argument is a list of those that data is sent to. */
export function isReceiverList(facts: ArgumentFacts | undefined): boolean {
  const type = facts?.type;
  return type?.kind === 'list' && type.of.kind === 'capsule' && receivers.includes(type.of.capsule);
}
