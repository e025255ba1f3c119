import { manifest, testRule } from '../../testing.ts';
import { autoscaler } from './autoscaler.ts';

const target = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}';
const of = (spec: string) =>
  manifest('autoscaling/v2', 'HorizontalPodAutoscaler', `spec: {${target}, ${spec}}`);

testRule(autoscaler, {
  finds: {
    'limits the wrong way round': [
      of('minReplicas: 4, maxReplicas: 3'),
      'HorizontalPodAutoscaler/it spec.minReplicas: minReplicas (4) is above maxReplicas (3)',
    ],
    'limits below one': [
      of('minReplicas: 0, maxReplicas: 0'),
      'HorizontalPodAutoscaler/it spec.minReplicas: 0 is less than 1',
      'HorizontalPodAutoscaler/it spec.maxReplicas: 0 is less than 1',
    ],
    'a target without group': [
      manifest(
        'autoscaling/v2',
        'HorizontalPodAutoscaler',
        'spec: {maxReplicas: 2, scaleTargetRef: {kind: Deployment, name: a}}',
      ),
      'HorizontalPodAutoscaler/it spec.scaleTargetRef: the target has no API group in its apiVersion',
    ],
    'a metric without its block': [
      of('maxReplicas: 2, metrics: [{type: Resource}]'),
      'HorizontalPodAutoscaler/it spec.metrics[0]: type: Resource needs the block "resource"',
    ],
    'a metric with another block': [
      of('maxReplicas: 2, metrics: [{type: Pods, pods: {}, resource: {}}]'),
      'HorizontalPodAutoscaler/it spec.metrics[0].resource: the block "resource" does not go with type: Pods',
    ],
    'a target without its value': [
      of(
        'maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageValue: 3}}}]',
      ),
      'HorizontalPodAutoscaler/it spec.metrics[0].resource.target: a target of type: Utilization needs averageUtilization',
    ],
  },
  passes: {
    'one replica by default': of('maxReplicas: 1'),
    'complete metrics': of(
      'minReplicas: 2, maxReplicas: 2, metrics: [{type: ContainerResource, containerResource: {name: cpu, container: a, target: {type: AverageValue, averageValue: 1}}}]',
    ),
  },
});
