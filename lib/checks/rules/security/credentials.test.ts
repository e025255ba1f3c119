import { container, manifest, testRule } from '../../testing.ts';
import { credentials } from './credentials.ts';

const configMap = (text: string) => manifest('v1', 'ConfigMap', `data: {file: ${JSON.stringify(text)}}`);
const env = (name: string, value: string) => container(`env: [{name: ${name}, value: "${value}"}]`);
// In two parts, so that no scanner of repositories takes it for a real one.
const awsKey = `AKIA${'IOSFODNN7EXAMPLE'}`;
const privateKey = `-----BEGIN RSA ${'PRIVATE KEY'}-----`;

testRule(credentials, {
  finds: {
    'a password in a ConfigMap': [
      configMap('db:\n  password: hunter2\n'),
      'ConfigMap/it data.file: this looks like the value of password, readable for everybody who can read the repository',
    ],
    'a password in INI': [
      configMap('[security]\nadmin_password = hunter2'),
      'ConfigMap/it data.file: this looks like the value of admin_password, readable for everybody who can read the repository',
    ],
    'a private key': [
      configMap(`a\n${privateKey}\n`),
      'ConfigMap/it data.file: this looks like a private key, readable for everybody who can read the repository',
    ],
    'a URL with a password': [
      configMap('url: postgres://shop:s3cr3t@db.example.com/shop'),
      'ConfigMap/it data.file: this looks like a URL with a password in it, readable for everybody who can read the repository',
    ],
    'a password in a variable': [
      env('DB_PASSWORD', 'hunter2'),
      'Pod/it spec.containers[0].env[0].value: this looks like the value of DB_PASSWORD, readable for everybody who can read the repository',
    ],
    'a key by its form': [
      env('SOME_ID', awsKey),
      'Pod/it spec.containers[0].env[0].value: this looks like an access key of AWS, readable for everybody who can read the repository',
    ],
    'a secret in an argument': [
      container('args: [--s3.secret-key=wJalrXUtnFEMIK7MDENG]'),
      'Pod/it spec.containers[0].args[0]: this looks like the value of s3.secret-key, readable for everybody who can read the repository',
    ],
    'a token in an annotation': [
      '{apiVersion: v1, kind: ConfigMap, metadata: {name: it, namespace: app, annotations: {example.com/api-token: 9f86d081884c7d659a2feaa0}}}',
      'ConfigMap/it metadata.annotations["example.com/api-token"]: this looks like a credential, readable for everybody who can read the repository',
    ],
    'a key in any object': [
      manifest('example.com/v1', 'Thing', `spec: {key: ${awsKey}}`),
      'Thing/it spec.key: this looks like an access key of AWS, readable for everybody who can read the repository',
    ],
  },
  passes: {
    'what refers to a credential': [
      env('DB_PASSWORD_FILE', '/run/secrets/password'),
      configMap('password: ${DB_PASSWORD}\nsecret_key: <none>\npassword_file: /etc/x\n'),
      configMap('client_secret_file: /etc/secret\ntoken_url: https://id.example.com/token'),
    ],
    'a setting about credentials': [configMap('disable_initial_admin_password = true\npassword: file')],
    'names of objects': [env('TOKEN_SECRET', 'grafana-credentials'), env('S3_ACCESS_KEY', 'accesskey')],
    'Secrets, which have a rule of their own': [manifest('v1', 'Secret', 'data: {password: aHVudGVyMg==}')],
    'nothing at all': ['{apiVersion: v1, kind: ConfigMap, metadata: {name: it}}'],
  },
});
