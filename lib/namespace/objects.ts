import type { IGRPCRoute, IHTTPRoute } from '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1';
import type {
  IIngressRoute,
  IIngressRouteTCP,
  IMiddleware,
  IMiddlewareTCP,
} from '@kubernetes-models/traefik/traefik.io/v1alpha1';
import type { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { KubeObject } from '../support/kubernetes.ts';
import { PlainObject } from '../support/plain-object.ts';

/**
 * A type of cdk8s-plus as plain data: its classes for quantities and for numbers-or-text are what they stand for, and
 * so are dates. The types cost nothing at run time; the classes would be most of the program's start.
 */
export type Plain<T> = T extends k8s.IntOrString
  ? string | number
  : T extends k8s.Quantity | Date
    ? string
    : T extends readonly (infer Item)[]
      ? readonly Plain<Item>[]
      : T extends object
        ? { readonly [Key in keyof T as JsonKey<Key>]: Plain<T[Key]> }
        : T;

/** cdk8s-plus renames the fields that would not be camel case; these are all of them in the kinds below. */
interface RenamedFields {
  clusterIp: 'clusterIP';
  nonResourceUrLs: 'nonResourceURLs';
}

type JsonKey<Key> = Key extends keyof RenamedFields ? RenamedFields[Key] : Key;

/** The kinds that this project writes itself, and what each may have besides apiVersion and kind. */
interface Kinds {
  ClusterRole: Plain<k8s.KubeClusterRoleProps>;
  ClusterRoleBinding: Plain<k8s.KubeClusterRoleBindingProps>;
  ConfigMap: Plain<k8s.KubeConfigMapProps>;
  EndpointSlice: Plain<k8s.KubeEndpointSliceProps>;
  GRPCRoute: Omit<IGRPCRoute, 'apiVersion' | 'kind'>;
  HTTPRoute: Omit<IHTTPRoute, 'apiVersion' | 'kind'>;
  IngressRoute: Omit<IIngressRoute, 'apiVersion' | 'kind'>;
  IngressRouteTCP: Omit<IIngressRouteTCP, 'apiVersion' | 'kind'>;
  Instrumentation: InstrumentationFields;
  Middleware: Omit<IMiddleware, 'apiVersion' | 'kind'>;
  MiddlewareTCP: Omit<IMiddlewareTCP, 'apiVersion' | 'kind'>;
  Namespace: Plain<k8s.KubeNamespaceProps>;
  NetworkPolicy: Plain<k8s.KubeNetworkPolicyProps>;
  PodDisruptionBudget: Plain<k8s.KubePodDisruptionBudgetProps>;
  Role: Plain<k8s.KubeRoleProps>;
  RoleBinding: Plain<k8s.KubeRoleBindingProps>;
  Service: Plain<k8s.KubeServiceProps>;
  ServiceAccount: Plain<k8s.KubeServiceAccountProps>;
}

/** No package has its types: these are the fields that this project writes. Its CRD's schema checks the objects. */
interface InstrumentationFields {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: {
    readonly exporter: { readonly endpoint: string };
    readonly env: readonly { readonly name: string; readonly value: string }[];
    readonly propagators: readonly string[];
    readonly sampler: { readonly type: string };
  };
}

export type Kind = keyof Kinds;

const apiVersions: Record<Kind, string> = {
  ClusterRole: 'rbac.authorization.k8s.io/v1',
  ClusterRoleBinding: 'rbac.authorization.k8s.io/v1',
  ConfigMap: 'v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  GRPCRoute: 'gateway.networking.k8s.io/v1',
  HTTPRoute: 'gateway.networking.k8s.io/v1',
  IngressRoute: 'traefik.io/v1alpha1',
  IngressRouteTCP: 'traefik.io/v1alpha1',
  Instrumentation: 'opentelemetry.io/v1alpha1',
  Middleware: 'traefik.io/v1alpha1',
  MiddlewareTCP: 'traefik.io/v1alpha1',
  Namespace: 'v1',
  NetworkPolicy: 'networking.k8s.io/v1',
  PodDisruptionBudget: 'policy/v1',
  Role: 'rbac.authorization.k8s.io/v1',
  RoleBinding: 'rbac.authorization.k8s.io/v1',
  Service: 'v1',
  ServiceAccount: 'v1',
};

/** The fields of a kind; every object has a name. */
export type Fields<K extends Kind> = Kinds[K] & { readonly metadata: { readonly name: string } };

/** Adds an object of a kind to a chart; its fields are checked by the kind's type. */
export function add<K extends Kind>(scope: Construct, kind: K, fields: Fields<K>): PlainObject {
  const object = { apiVersion: apiVersions[kind], kind, ...fields };
  return new PlainObject(scope, `${kind}-${fields.metadata.name}`, object as unknown as KubeObject);
}
