import type { Rule } from './rule.ts';
import { configurationRules } from './rules/configuration/index.ts';
import { gitopsRules } from './rules/gitops/index.ts';
import { operationRules } from './rules/operation/index.ts';
import { referencesRules } from './rules/references/index.ts';
import { schemaRules } from './rules/schema/index.ts';
import { securityRules } from './rules/security/index.ts';

/** Every rule that manifests are checked by, in the order of the documentation. */
export const rules: readonly Rule[] = [
  ...schemaRules,
  ...referencesRules,
  ...configurationRules,
  ...securityRules,
  ...operationRules,
  ...gitopsRules,
];
