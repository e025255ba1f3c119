import { container, testRule } from '../../testing.ts';
import { resources } from './resources.ts';

const of = (resources: string) => container(`resources: {${resources}}`);

testRule(resources, {
  finds: {
    'a request above its limit': [
      of('requests: {cpu: 1.5, memory: 1Gi}, limits: {cpu: 1000m, memory: 1023Mi}'),
      'Pod/it spec.containers[0].resources.requests.cpu: the request of 1.5 is above the limit of 1000m',
      'Pod/it spec.containers[0].resources.requests.memory: the request of 1Gi is above the limit of 1023Mi',
    ],
    'a resource that does not exist': [
      of('limits: {mem: 1Gi, storage: 1Gi}, requests: {memorry: 1Gi}'),
      'Pod/it spec.containers[0].resources.limits.mem: there is no resource "mem"',
      'Pod/it spec.containers[0].resources.limits.storage: there is no resource "storage"',
      'Pod/it spec.containers[0].resources.requests.memorry: there is no resource "memorry"',
    ],
    'less than nothing': [
      of('requests: {cpu: -1}'),
      'Pod/it spec.containers[0].resources.requests.cpu: -1 is less than 0',
    ],
    'fractions of a byte': [
      of('limits: {memory: 512m}'),
      'warning Pod/it spec.containers[0].resources.limits.memory: 512m is a fraction of a byte: "m" means a thousandth',
    ],
    'bytes of CPU': [
      of('limits: {cpu: 100Mi}'),
      'warning Pod/it spec.containers[0].resources.limits.cpu: 100Mi of CPU is an amount of bytes',
    ],
    'a device that is shared': [
      of('requests: {nvidia.com/gpu: 1}, limits: {nvidia.com/gpu: 2}'),
      'Pod/it spec.containers[0].resources.requests["nvidia.com/gpu"]: the request of 1 is not the limit of 2',
    ],
  },
  passes: {
    'requests up to the limit': of('requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: 0.5, memory: 1024Mi}'),
    'devices and huge pages': of(
      'requests: {nvidia.com/gpu: 1, hugepages-2Mi: 4Mi}, limits: {nvidia.com/gpu: 1, hugepages-2Mi: 4Mi}',
    ),
    'what is no quantity, which another rule tells': of('requests: {memory: 1GB}, limits: {memory: 512Mi}'),
    'no limits': of('requests: {memory: 1Gi}, limits: null'),
  },
});
