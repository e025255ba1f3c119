import { pod, testRule } from '../../testing.ts';
import { image } from './image.ts';

const of = (image: string) => pod(`containers: [{name: a, image: "${image}"}]`);
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

testRule(image, {
  finds: {
    'white space after it': [
      of('docker.io/grafana/loki:3.7.6 '),
      'Pod/it spec.containers[0].image: "docker.io/grafana/loki:3.7.6 " is no image',
    ],
    'white space in it': [
      of('docker.io/grafana/loki: 3.7.6'),
      'Pod/it spec.containers[0].image: "docker.io/grafana/loki: 3.7.6" is no image',
    ],
    'upper case': [
      of('ghcr.io/Example/web:1'),
      'Pod/it spec.containers[0].image: "ghcr.io/Example/web:1" is no image',
    ],
    'a scheme': [
      of('https://ghcr.io/example/web:1'),
      'Pod/it spec.containers[0].image: "https://ghcr.io/example/web:1" is no image',
    ],
    'no tag after the colon': [
      of('ghcr.io/example/web:'),
      'Pod/it spec.containers[0].image: "ghcr.io/example/web:" is no image',
    ],
    'two tags': [
      of('ghcr.io/example/web:1:2'),
      'Pod/it spec.containers[0].image: "ghcr.io/example/web:1:2" is no image',
    ],
    'half a digest': [
      of('ghcr.io/example/web@sha256:0123'),
      'Pod/it spec.containers[0].image: "ghcr.io/example/web@sha256:0123" is no image',
    ],
    'an init container': [
      pod('initContainers: [{name: a, image: "{{ .Values.image }}"}]'),
      'Pod/it spec.initContainers[0].image: "{{ .Values.image }}" is no image',
    ],
  },
  passes: {
    references: [
      'alpine',
      'alpine:3',
      'docker.io/library/alpine:3.22',
      'localhost:5000/a/b_c/d--e:V1.0_x',
      `ghcr.io/a/b:1@${digest}`,
      `a@${digest}`,
    ].map((image, index) => of(image).replace('name: it', `name: it-${index}`)),
    'none, which another rule tells': of(''),
  },
});
