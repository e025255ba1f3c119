import { testRule } from '../../testing.ts';
import { hooks } from './hooks.ts';

const of = (annotation: string) =>
  `{apiVersion: batch/v1, kind: Job, metadata: {name: it, namespace: app, annotations: {${annotation}}}}`;

testRule(hooks, {
  finds: {
    'a hook of Helm': [
      of('helm.sh/hook: test'),
      'Job/it metadata.annotations["helm.sh/hook"]: Argo CD runs this beside the other objects, and deletes it; Flux applies it like any other',
    ],
    'a hook of Argo CD': [
      of('argocd.argoproj.io/hook: PreSync'),
      'Job/it metadata.annotations["argocd.argoproj.io/hook"]: Argo CD runs this beside the other objects, and deletes it; Flux applies it like any other',
    ],
  },
  passes: {
    'other annotations': of('argocd.argoproj.io/sync-wave: "1", helm.sh/resource-policy: keep'),
    'no annotations': of(''),
  },
});
