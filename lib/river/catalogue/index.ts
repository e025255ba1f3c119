/**
 * What is known of Alloy's components, configuration blocks and functions: generated from its Go source
 * (`scripts/alloy-catalogue.ts`), with what the source's types cannot say added by hand.
 */
export { component, componentNames } from './components.ts';
export { block, blockNames } from './config-blocks.ts';
export {
  type ConstantFacts,
  constantFacts,
  constantNames,
  type FunctionFacts,
  functionFacts,
  functionNames,
  moduleNames,
} from './functions.ts';
export { fileLabels, hasLabel, internalLabels, type LabelNames, labelsOf } from './labels.ts';
export { alloyHttpListener, type Listener, listeners } from './listeners.ts';
export { parseDuration, parseSize } from './literals.ts';
export {
  type OttlContext,
  type OttlFunction,
  type OttlPlace,
  ottlFunctions,
  ottlPathContexts,
  ottlPaths,
} from './ottl.ts';
export { kubeletRules, ownNamespace, type RbacRule, rbacOf, type Scope } from './rbac/index.ts';
export { authSides, clusteringOf, type Role, roleOf, stateOf, storingComponents } from './roles.ts';
export { type Signal, type Signals, signalsOf } from './signals.ts';
export { type KubernetesRole, kubernetesRoles, selectorRoles } from './structs/discovery.ts';
export type {
  ArgumentFacts,
  BlockFacts,
  BodyFacts,
  BodyRule,
  ComponentFacts,
  Condition,
  ConfigBlockFacts,
  FileUse,
  Gate,
  Stability,
} from './types.ts';
export type { Capsule, TextKind, ValueType } from './value-types.ts';
export { alloyVersion, collectorVersion, describeSkew, type Skew } from './version.ts';
export { accepts } from './wiring.ts';
export { along, flag, nothingWritten, texts, unknown, type Written } from './written.ts';
