import { testRule } from '../../testing.ts';
import { namespace } from './namespace.ts';

const own = '{apiVersion: v1, kind: Namespace, metadata: {name: loki}}';
const configMap = (namespace: string) =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: ${namespace}}}`;

testRule(namespace, {
  finds: {
    'a misspelt namespace': [
      [own, configMap('lokii')],
      'ConfigMap/it metadata.namespace: there is no Namespace "lokii"',
    ],
    'another namespace': [
      [own, configMap('tempo')],
      'ConfigMap/it metadata.namespace: there is no Namespace "tempo"',
    ],
    'a cluster-scoped object with one': [
      '{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: it, namespace: loki}}',
      'warning ClusterRole/it metadata.namespace: a ClusterRole lies in no namespace',
    ],
  },
  passes: {
    'namespaces of these manifests and of Kubernetes': [
      own,
      configMap('loki'),
      configMap('kube-system'),
      configMap('default'),
    ],
    'manifests without any Namespace': configMap('somewhere'),
    'an object without one': [own, '{apiVersion: v1, kind: ConfigMap, metadata: {name: it}}'],
  },
});

testRule(namespace, {
  context: { present: ['/Namespace//platform'] },
  passes: { 'a namespace that the platform brings': [own, configMap('platform')] },
});
