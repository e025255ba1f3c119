import { manifest, testRule, workload } from '../../testing.ts';
import { autoscalerTarget } from './autoscaler-target.ts';

const scaling = (target: string) =>
  manifest('autoscaling/v2', 'HorizontalPodAutoscaler', `spec: {scaleTargetRef: {${target}}}`);
const web = workload('Deployment', '', '', 'frontend');

testRule(autoscalerTarget, {
  finds: {
    'a misspelt name': [
      [web, scaling('apiVersion: apps/v1, kind: Deployment, name: frontent')],
      'HorizontalPodAutoscaler/it spec.scaleTargetRef.name: there is no Deployment "frontent" in namespace app',
    ],
    'another kind': [
      [web, scaling('apiVersion: apps/v1, kind: StatefulSet, name: frontend')],
      'HorizontalPodAutoscaler/it spec.scaleTargetRef.name: there is no StatefulSet "frontend" in namespace app',
    ],
  },
  passes: {
    'a workload that is there': [web, scaling('apiVersion: apps/v1, kind: Deployment, name: frontend')],
    'a target that the schema tells of': scaling(''),
  },
});
