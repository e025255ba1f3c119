import { type LabelNames, labelsOf } from '../catalogue/index.ts';
import type { Component, Model } from '../model/index.ts';
import type { Expression } from '../syntax/index.ts';
import { afterRule } from './relabel.ts';

/**
 * The labels that targets can have at some place, followed back to what finds them; undefined where this cannot be
 * told, because one of the sources is not known or names its labels at run time.
 */
export class TargetLabels {
  readonly #model: Model;
  readonly #known = new Map<Component, LabelNames | undefined>();

  constructor(model: Model) {
    this.#model = model;
  }

  /** The labels of the targets that an expression stands for. */
  of(expression: Expression): LabelNames | undefined {
    switch (expression.type) {
      case 'paren':
        return this.of(expression.inner);
      case 'array':
        return union(expression.items.map((item) => (item.type === 'object' ? keysOf(item) : undefined)));
      case 'call': {
        const { target } = this.#model.referenceAt(expression.callee) ?? {};
        const joins = target?.kind === 'library' && ['array.concat', 'concat'].includes(target.name);
        return joins ? union(expression.args.map((argument) => this.of(argument))) : undefined;
      }
      case 'member': {
        const target = this.#model.referenceAt(expression)?.target;
        return target?.kind === 'component' && target.path.length === 1
          ? this.from(target.component)
          : undefined;
      }
      default:
        return undefined;
    }
  }

  /** The labels of the targets that a component exports. */
  from(component: Component): LabelNames | undefined {
    if (!this.#known.has(component)) {
      // A component that leads back to itself is another rule's finding.
      this.#known.set(component, undefined);
      this.#known.set(component, this.#find(component));
    }
    return this.#known.get(component);
  }

  #find(component: Component): LabelNames | undefined {
    const { name, body } = component;
    const incoming = (argument: string) => {
      const value = body.attribute(argument)?.value;
      return value && this.of(value);
    };
    if (name === 'discovery.relabel') {
      let labels = incoming('targets');
      for (const rule of body.blocks('rule')) labels = labels && afterRule(labels, rule);
      return labels;
    }
    if (name === 'local.file_match') {
      const labels = incoming('path_targets');
      return labels && [...labels, '__path__'];
    }
    return component.facts ? labelsOf(name, body) : undefined;
  }
}

function keysOf({ fields }: Extract<Expression, { type: 'object' }>): LabelNames {
  return fields.map(({ key }) => key);
}

function union(all: readonly (LabelNames | undefined)[]): LabelNames | undefined {
  const known = all.filter((labels) => labels !== undefined);
  return known.length === all.length ? [...new Set(known.flat())] : undefined;
}
