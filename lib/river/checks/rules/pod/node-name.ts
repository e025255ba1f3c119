import type { Body, Model } from '../../../model/index.ts';
import type { PodRule } from '../../../pod/rule.ts';
import type { AlloyWorkload } from '../../../pod/workload.ts';
import { readsOf } from './reads.ts';

export const nodeName: PodRule = {
  id: 'river/node-name',
  severity: 'error',
  summary: 'what runs on every node picks what is on its own node by the name that Kubernetes gives it',
  check({ model, workload }, report) {
    if (workload.replicas !== 'per-node') return;
    for (const selector of nodeSelectors(model)) {
      const attribute = selector.attribute('field');
      const variables = readsOf(selector, 'field');
      if (attribute === undefined || isNodeName(variables, workload)) continue;
      const [variable] = variables;
      const problem =
        variable === undefined
          ? 'every pod picks one and the same node here'
          : `${variable} is not the name of the node, so nothing is picked here, or on every node the same`;
      report(attribute, problem, {
        fix: 'set a variable from the field spec.nodeName, and read it: field = "spec.nodeName=" + sys.env("NODE_NAME")',
      });
    }
  },
};

/** The selectors that pick what is on one node. */
export function nodeSelectors({ components }: Model): readonly Body[] {
  return components
    .flatMap(({ body }) => body.blocks('selectors'))
    .filter((selector) =>
      /(spec\.nodeName|metadata\.name)=/.test(selector.attribute('field')?.span.text ?? ''),
    );
}

/** Whether one of some variables holds the name of the pod's node. */
export function isNodeName(variables: readonly string[], { container, hostNetwork }: AlloyWorkload): boolean {
  return variables.some((name) => {
    const field = container.variables.fieldOf(name);
    // A pod that shares the network of its node has its host name, too.
    return field === 'spec.nodeName' || (hostNetwork && name === 'HOSTNAME' && field === 'metadata.name');
  });
}
