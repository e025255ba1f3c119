import { expect, test } from '@jest/globals';
import { alloy, foundBy, object, type WorkloadOptions } from '../../../pod/testing.ts';

const file = (path: string) => `local.file "a" {\n  filename = ${path}\n}\n`;
const logs = (path: string) =>
  `discovery.relabel "a" {\n  targets = []\n  rule {\n    target_label = "__path__"\n    replacement  = "${path}"\n  }\n}\n`;
const storage = (path: string) => `otelcol.storage.file "a" {\n  directory = "${path}"\n}\n`;
const at = (mountPath: string, volume: object, mount: object = {}): WorkloadOptions => ({
  container: { volumeMounts: [{ name: 'v', mountPath, ...mount }] },
  pod: { volumes: [{ name: 'v', ...volume }] },
});
const host = (path: string, mount: object = {}) => at(path, { hostPath: { path } }, mount);
const keys = object('v1', 'ConfigMap', 'keys', { data: { 'ca.crt': 'x' } });

const found = (text: string, options: WorkloadOptions = {}) =>
  foundBy('river/path-mounted', [...alloy(text, options), keys]);

test.each<[string, string, WorkloadOptions]>([
  ['nothing', '', {}],
  ['a folder of the node', file('"/etc/x/a"'), host('/etc/x')],
  [
    'the folder itself',
    'loki.source.journal "j" {\n  path       = "/var/log/journal/"\n  forward_to = []\n}\n',
    host('/var/log/journal'),
  ],
  ['a key of a ConfigMap', file('"/keys/ca.crt"'), at('/keys', { configMap: { name: 'keys' } })],
  [
    'a key under another name',
    file('"/keys/x"'),
    at('/keys', { configMap: { name: 'keys', items: [{ key: 'ca.crt', path: 'x' }] } }),
  ],
  [
    'a key mounted by itself',
    file('"/etc/ca"'),
    at('/etc/ca', { configMap: { name: 'keys' } }, { subPath: 'ca.crt' }),
  ],
  ['a ConfigMap that is not known', file('"/keys/x"'), at('/keys', { configMap: { name: 'other' } })],
  ['the token', file('"/var/run/secrets/kubernetes.io/serviceaccount/token"'), {}],
  ['what every image has', file('"/etc/ssl/certs/ca-certificates.crt"'), {}],
  ['the image’s own file system', storage('/var/tmp/x'), {}],
  ['a volume that can be written', storage('/data/x'), at('/data', { emptyDir: {} })],
  ['what is not known', file('sys.env("FILE")'), {}],
  ['a URL', 'discovery.docker "d" {\n  host = "tcp://docker:2375"\n}\n', {}],
  [
    'nothing is named',
    'prometheus.scrape "a" {\n  targets = []\n  forward_to = []\n  tls_config {\n    ca_file = ""\n  }\n}\n',
    {},
  ],
  ['files of pods', logs('/var/log/pods/*$1/*.log'), host('/var/log')],
  ['a label that is a path', logs('$1'), {}],
])('%s', async (_, text, options) => {
  expect(await found(text, options)).toEqual([]);
});

test.each<[string, string, WorkloadOptions, string]>([
  ['nothing is mounted', file('"/etc/x/a"'), {}, 'filename is /etc/x/a, which is not mounted'],
  ['another folder is', file('"/etc/xy/a"'), host('/etc/x'), 'filename is /etc/xy/a, which is not mounted'],
  [
    'no such key',
    file('"/keys/ca.pem"'),
    at('/keys', { configMap: { name: 'keys' } }),
    'filename is /keys/ca.pem, which is not in what is mounted at /keys',
  ],
  [
    'a list of files',
    'discovery.file "f" {\n  files = ["/etc/targets/*.yaml"]\n}\n',
    {},
    'files is /etc/targets, which is not mounted',
  ],
  [
    'a socket',
    'discovery.docker "d" {\n  host = "unix:///var/run/docker.sock"\n}\n',
    {},
    'host is /var/run/docker.sock, which is not mounted',
  ],
  [
    'a socket by default',
    'prometheus.exporter.cadvisor "c" { }\n',
    {},
    'containerd_host is /run/containerd/containerd.sock, which is not mounted',
  ],
  [
    'files of pods',
    logs('/var/log/pods/*$1/*.log'),
    host('/var/lib'),
    '__path__ is /var/log/pods, which is not mounted',
  ],
  [
    'files that are written out',
    'local.file_match "f" {\n  path_targets = [{ __path__ = "/srv/*.log" }]\n}\n',
    {},
    '__path__ is /srv, which is not mounted',
  ],
  [
    'the token is kept back',
    file('"/var/run/secrets/kubernetes.io/serviceaccount/token"'),
    { pod: { automountServiceAccountToken: false } },
    'and the token of the ServiceAccount is not mounted',
  ],
  [
    'a mount that is read-only',
    storage('/data'),
    at('/data', { emptyDir: {} }, { readOnly: true }),
    'directory is /data, where nothing can be written: /data is mounted read-only',
  ],
  [
    'a ConfigMap cannot be written',
    storage('/keys'),
    at('/keys', { configMap: { name: 'keys' } }),
    'directory is /keys, where nothing can be written',
  ],
  [
    'the image cannot be written',
    storage('/data'),
    { container: { securityContext: { readOnlyRootFilesystem: true } } },
    'directory is /data, and the file system of the container is read-only',
  ],
])('%s', async (_, text, options, expected) => {
  expect(await found(text, options)).toEqual([expect.stringContaining(expected)]);
});
