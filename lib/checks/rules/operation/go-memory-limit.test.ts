import { container, testRule } from '../../testing.ts';
import { goMemoryLimit } from './go-memory-limit.ts';

const limit = 'resources: {limits: {memory: 512Mi}}';
const field = (divisor = '') =>
  `{name: GOMEMLIMIT, valueFrom: {resourceFieldRef: {resource: limits.memory${divisor}}}}`;

testRule(goMemoryLimit, {
  finds: {
    'the limit itself': [
      container(`${limit}, env: [${field()}]`),
      'Pod/it spec.containers[0].env[0]: GOMEMLIMIT is the limit of the container, or more: it is killed before it collects garbage',
    ],
    'the limit in other words': [
      container(`${limit}, env: [{name: GOMEMLIMIT, value: 512MiB}]`),
      'Pod/it spec.containers[0].env[0]: GOMEMLIMIT is the limit of the container, or more: it is killed before it collects garbage',
    ],
    'more than the limit': [
      container(`${limit}, env: [{name: GOMEMLIMIT, value: 1GiB}]`),
      'Pod/it spec.containers[0].env[0]: GOMEMLIMIT is the limit of the container, or more: it is killed before it collects garbage',
    ],
  },
  passes: {
    'nine tenths': container(`${limit}, env: [{name: GOMEMLIMIT, value: 460MiB}]`),
    'none, and no limit': [container(limit), container('env: [{name: GOMEMLIMIT, value: 1GiB}]')],
    'what cannot be known': container(`${limit}, env: [{name: GOMEMLIMIT, value: "off"}]`),
    'a number of something smaller': container(`${limit}, env: [${field(', divisor: 1Mi')}]`),
  },
});
