import { manifest, testRule, workload } from '../../testing.ts';
import { monitorSelector } from './monitor-selector.ts';

const service =
  '{apiVersion: v1, kind: Service, metadata: {name: web, namespace: app, labels: {app: web}}, spec: {ports: [{name: metrics, port: 9090}]}}';
const services = (spec: string) => manifest('monitoring.coreos.com/v1', 'ServiceMonitor', `spec: {${spec}}`);
const pods = (spec: string) => manifest('monitoring.coreos.com/v1', 'PodMonitor', `spec: {${spec}}`);
const web = workload('Deployment', '', 'ports: [{name: metrics, containerPort: 9090}]');

testRule(monitorSelector, {
  finds: {
    'Services that there are not': [
      [service, services('selector: {matchLabels: {app: wep}}')],
      'ServiceMonitor/it spec.selector: no Service of these manifests has the labels app=wep',
    ],
    'a port that they lack': [
      [service, services('selector: {matchLabels: {app: web}}, endpoints: [{port: metric}]')],
      'error ServiceMonitor/it spec.endpoints[0].port: none of what it selects has a port called "metric"',
    ],
    'Services of another namespace': [
      [
        service.replace('namespace: app', 'namespace: other'),
        services('selector: {matchLabels: {app: web}}'),
      ],
      'ServiceMonitor/it spec.selector: no Service of these manifests has the labels app=web',
    ],
    'pods that there are not': [
      [web, pods('selector: {matchLabels: {app: its}}')],
      'PodMonitor/it spec.selector: no pod of these manifests has the labels app=its',
    ],
    'a port of pods': [
      [web, pods('selector: {matchLabels: {app: it}}, podMetricsEndpoints: [{port: http}]')],
      'error PodMonitor/it spec.podMetricsEndpoints[0].port: none of what it selects has a port called "http"',
    ],
  },
  passes: {
    'what is there': [
      service,
      web,
      services('selector: {matchLabels: {app: web}}, endpoints: [{port: metrics}]'),
      pods('selector: {matchLabels: {app: it}}, podMetricsEndpoints: [{port: metrics}, {targetPort: 1}]'),
    ],
    'other namespaces by name': [
      service.replace('namespace: app', 'namespace: other'),
      services('namespaceSelector: {matchNames: [other]}, selector: {matchLabels: {app: web}}'),
    ],
    'all namespaces': [
      service.replace('namespace: app', 'namespace: other'),
      services('namespaceSelector: {any: true}, selector: {matchLabels: {app: web}}'),
    ],
  },
});
