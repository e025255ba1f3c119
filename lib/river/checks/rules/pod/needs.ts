import { kubeletRules, ownNamespace, type RbacRule, rbacOf } from '../../../catalogue/index.ts';
import type { Component, Model } from '../../../model/index.ts';
import { textOf } from '../../relabel.ts';
import { targetPaths } from '../meaning/targets.ts';

/** A permission that a component needs. */
export interface Need extends RbacRule {
  readonly component: Component;
}

/** What the components of a model need of the Kubernetes API with the ServiceAccount of their pod. */
export function needsOf(model: Model): readonly Need[] {
  return model.components.flatMap((component) => {
    if (component.facts === undefined) return [];
    const rules = rbacOf(component.name, component.body);
    return (component.name === 'prometheus.scrape' ? ofScrape(component, rules, model) : rules).map(
      (rule) => ({
        ...rule,
        component,
      }),
    );
  });
}

/** A scrape needs permissions where its targets are kubelets, which their discovery tells. */
function ofScrape(component: Component, rules: readonly RbacRule[], model: Model): readonly RbacRule[] {
  if (rules.length === 0) return [];
  const paths = targetPaths(model, component);
  const isKubelet = paths.some(
    ({ source, rules: relabeling }) =>
      source?.name === 'discovery.kubernetes' &&
      source.body.argument('role') === 'node' &&
      !relabeling.some((rule) =>
        ['__address__', '__metrics_path__'].includes(textOf(rule, 'target_label') ?? ''),
      ),
  );
  const through = paths
    .flatMap((path) => path.rules)
    .filter((rule) => /\/proxy\//.test(textOf(rule, 'replacement') ?? ''));
  if (through.some((rule) => textOf(rule, 'target_label') === '__metrics_path__'))
    return kubeletRules('/proxy');
  return isKubelet ? rules.map(({ onlyWhen: _, ...rule }) => rule) : rules;
}

/** The namespaces that a need is about, seen from that of the pod; undefined for the whole cluster. */
export function namespacesOf({ scope }: RbacRule, own: string): readonly string[] | undefined {
  return Array.isArray(scope) ? scope.map((name) => (name === ownNamespace ? own : name)) : undefined;
}
