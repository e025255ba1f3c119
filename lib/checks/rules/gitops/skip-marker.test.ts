import { manifest, testRule } from '../../testing.ts';
import { skipMarker } from './skip-marker.ts';

const of = (text: string) => manifest('v1', 'ConfigMap', `data: {note: "${text}"}`);

testRule(skipMarker, {
  finds: {
    'the marker': [
      of('see +argocd:skip-file-rendering'),
      'ConfigMap/it data.note: Argo CD passes over a file in which "+argocd:skip-file-rendering" stands, wherever',
    ],
  },
  passes: { 'other texts': of('argocd skips this file') },
});
