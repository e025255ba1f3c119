import { expect, test } from '@jest/globals';
import { readLifecycles } from './lifecycle.ts';

const register = 'const GroupName = "policy"\n';
const lifecycle = `
func (in *Budget) APILifecycleIntroduced() (major, minor int) {
	return 1, 5
}

func (in *Budget) APILifecycleDeprecated() (major, minor int) {
	return 1, 21
}

func (in *Budget) APILifecycleReplacement() schema.GroupVersionKind {
	return schema.GroupVersionKind{Group: "policy", Version: "v1", Kind: "BudgetList"}
}

func (in *Budget) APILifecycleRemoved() (major, minor int) {
	return 1, 25
}

func (in *BudgetList) APILifecycleRemoved() (major, minor int) {
	return 1, 25
}

func (in *Current) APILifecycleIntroduced() (major, minor int) {
	return 1, 5
}
`;

test('what comes to its end is told, and what replaces it', () => {
  const files = new Map([
    ['k8s.io/api@v1/policy/v1beta1/register.go', register],
    ['k8s.io/api@v1/policy/v1beta1/zz_generated.prerelease-lifecycle.go', lifecycle],
  ]);
  expect(readLifecycles(files)).toEqual({
    'policy/v1beta1/Budget': { deprecated: '1.21', removed: '1.25', replacement: 'policy/v1/Budget' },
  });
});
