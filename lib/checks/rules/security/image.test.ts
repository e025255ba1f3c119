import { pod, testRule } from '../../testing.ts';
import { image } from './image.ts';

const of = (reference: string) => pod(`containers: [{name: main, image: "${reference}"}]`);
const digest = `sha256:${'0'.repeat(64)}`;

testRule(image, {
  finds: {
    'no tag': [
      of('docker.io/grafana/loki'),
      'Pod/it spec.containers[0].image: the image of main has no version: that is whatever is the latest',
    ],
    'no tag behind a registry with a port': [
      of('registry.example.com:5000/app'),
      'Pod/it spec.containers[0].image: the image of main has no version: that is whatever is the latest',
    ],
    'a tag that moves': [
      of('docker.io/grafana/loki:latest'),
      'Pod/it spec.containers[0].image: the image of main is "latest", which is another one tomorrow',
    ],
    'no registry': [
      of('grafana/loki:3.7.6'),
      'warning Pod/it spec.containers[0].image: "grafana/loki:3.7.6" does not say which registry it comes from',
    ],
    'no folder': [
      of('busybox:1.37'),
      'warning Pod/it spec.containers[0].image: "busybox:1.37" does not say which registry it comes from',
      'Pod/it spec.containers[0].image: the image of main has no version: that is whatever is the latest',
    ],
  },
  passes: {
    'a version': of('docker.io/grafana/loki:3.7.6'),
    'a digest': of(`docker.io/grafana/loki@${digest}`),
    'a digest behind a tag that moves': of(`docker.io/grafana/loki:latest@${digest}`),
    'a registry in the cluster': of('localhost/app:1'),
    'no image at all': pod('containers: [{name: main}]'),
  },
});
