/** A published archive. */
export interface Source {
  /** How it is got: a Python wheel through pip, a Go module through the Go toolchain. */
  readonly registry: 'pip' | 'go';
  readonly name: string;
  readonly version: string;
  /** Of the archive; any other content is refused. */
  readonly sha256: string;
}

/** The CustomResourceDefinitions of one archive, which become one file of schemas. */
export interface CrdSource {
  /** Name of the file under imports/schemas/, without `.json`. */
  readonly file: string;
  readonly archives: readonly { readonly source: Source; readonly paths: RegExp }[];
}

/** The minors of Kubernetes that manifests are checked against. */
export const minors = ['1.33', '1.34', '1.35', '1.36'] as const;

/** The minor that is stored whole; of the others, only what differs. */
export const baseMinor = '1.35';

const pip = (name: string, version: string, sha256: string): Source => ({
  registry: 'pip',
  name,
  version,
  sha256,
});
const go = (name: string, version: string, sha256: string): Source => ({
  registry: 'go',
  name,
  version,
  sha256,
});

/** JSON schemas of the core kinds of every minor, made from Kubernetes' own OpenAPI document. */
export const coreSchemas = pip(
  'kubernetes-validate',
  '1.37.0',
  '85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9',
);

/** Go types of the core kinds: the OpenAPI document does not say which strings an enumeration allows. */
export const coreTypes: Readonly<Record<(typeof minors)[number], Source>> = {
  '1.33': go('k8s.io/api', 'v0.33.5', '611080180be2d6e582f5849a33716c678590023ecf8ca5442564c77a79a9606a'),
  '1.34': go('k8s.io/api', 'v0.34.3', 'e5afaaa074d716fb75d16cf4d7b4231fe752d64a2c87dad3bde9f8ded6b63119'),
  '1.35': go('k8s.io/api', 'v0.35.4', '34ad6cd693cc984bc539a4ec1beff61332b948427826ec8158dbbe91dcda227f'),
  '1.36': go('k8s.io/api', 'v0.36.3', '95f7a42e06dbd40d12aaf3e970bf14444a439e1d64b96dfad936070793bdff21'),
};

/** The newest Go types at hand: what will be removed in minors to come. */
export const newestTypes = go(
  'k8s.io/api',
  'v0.37.2',
  '0ed015a8674e49bb21626ef5d9b465e047b9ad29bbd8e27f3d932bb0161a9fbd',
);

/** What an API server says it serves: the names that RBAC and URLs use. */
export const coreDiscovery = go(
  'k8s.io/kubernetes',
  'v1.36.3',
  '42944231bce5403ec572575f23d4306e88df359108774a6de35f41d2f9a13384',
);

export const crdSources: readonly CrdSource[] = [
  {
    file: 'traefik',
    archives: [
      {
        source: go(
          'github.com/traefik/traefik/v3',
          'v3.7.13',
          '2165610ab0e3d4b4084ec3ee70ef87cccfd3ecd13720f38a3e0e776ac85a3325',
        ),
        paths: /\/docs\/content\/reference\/dynamic-configuration\/kubernetes-crd-definition-v1\.yml$/,
      },
    ],
  },
  {
    file: 'gateway-api',
    archives: [
      {
        source: go(
          'sigs.k8s.io/gateway-api',
          'v1.7.0',
          'f9041f93ad3b2572089afa858ceac74e0545e7769490ae774039ed0f841f3d6d',
        ),
        paths: /\/config\/crd\/standard\/gateway\.networking\.k8s\.io_\w+\.yaml$/,
      },
    ],
  },
  {
    file: 'argo-cd',
    archives: [
      {
        source: go(
          'github.com/argoproj/argo-cd/v3',
          'v3.6.1',
          'f7fa21a39dae04e030aea81151ccaca0e7541fcff6cca0dd018671189cdf1de5',
        ),
        paths: /\/manifests\/crds\/(application|applicationset|appproject)-crd\.yaml$/,
      },
    ],
  },
  {
    file: 'flux',
    archives: [
      {
        source: go(
          'github.com/fluxcd/kustomize-controller',
          'v1.10.1',
          '8725ec07d6931eb1bb860de3a8544277b4c133a2ecde63166891e4305e173616',
        ),
        paths: /\/config\/crd\/bases\/\S+\.yaml$/,
      },
      {
        source: go(
          'github.com/fluxcd/source-controller',
          'v1.10.1',
          'e4e4e9dedf8842f673b569beeb083d6e852de8af0fd6c399fe10f94ddc798d92',
        ),
        paths: /\/config\/crd\/bases\/\S+\.yaml$/,
      },
    ],
  },
  {
    file: 'prometheus-operator',
    archives: [
      {
        source: go(
          'github.com/prometheus-operator/prometheus-operator',
          'v0.85.0',
          '0bdb88ed823d0f2e86cf909638439b6ad1da744a228172c7411d9987527dc5d1',
        ),
        paths: /\/example\/prometheus-operator-crd\/monitoring\.coreos\.com_\w+\.yaml$/,
      },
    ],
  },
  {
    file: 'external-secrets',
    archives: [
      {
        source: go(
          'github.com/external-secrets/external-secrets',
          'v1.3.2',
          'ff62f532fe5bbce8e749b41b46294ed6dddff86c9560c200c6304f7ef660e342',
        ),
        paths: /\/config\/crds\/bases\/external-secrets\.io_\w+\.yaml$/,
      },
    ],
  },
  {
    file: 'sealed-secrets',
    archives: [
      {
        source: go(
          'github.com/bitnami-labs/sealed-secrets',
          'v0.40.0',
          '47a9508cf40e90a71e08691c461ac811e7b2ea18ec3142aba3ce0b973974d357',
        ),
        paths: /\/helm\/sealed-secrets\/crds\/bitnami\.com_sealedsecrets\.yaml$/,
      },
    ],
  },
  {
    file: 'grafana-alloy',
    archives: [
      {
        source: go(
          'github.com/grafana/alloy',
          'v1.18.1',
          'b5163cb3f67be22aadc1cf113a742b398a7f785b40615ae080f2ab49cf950ff7',
        ),
        paths: /\/charts\/crds\/crds\/monitoring\.grafana\.com_podlogs\.yaml$/,
      },
    ],
  },
  {
    file: 'opentelemetry',
    archives: [
      {
        source: go(
          'github.com/open-telemetry/opentelemetry-operator',
          'v0.140.0',
          '6f52b1e1b38ddc09d2195f715ad70388d230761741e7eb6c5c7205cb50beea56',
        ),
        paths: /\/config\/crd\/bases\/opentelemetry\.io_\w+\.yaml$/,
      },
    ],
  },
];
