import { isOutside, type Target } from '../../lib/namespace/target.ts';

interface DataSource {
  readonly jsonData: Readonly<Record<string, unknown>>;
}

/**
 * A data source with what proves to a store outside the cluster who is asking. Grafana takes the secret parts from its
 * environment, under the names that `accessVariables` gives them.
 */
export function withAccess<T extends DataSource>(
  signal: 'metrics' | 'logs' | 'traces',
  target: Target,
  source: T,
): T {
  if (!isOutside(target)) return source;
  const { auth, tenant, caSecret } = target.access;
  const variable = (name: string) => `$${signal.toUpperCase()}_${name}`;
  const basic = auth !== 'none' && 'basicAuth' in auth;
  const bearer = auth !== 'none' && 'bearerToken' in auth;
  return {
    ...source,
    ...(basic && { basicAuth: true, basicAuthUser: variable('USERNAME') }),
    jsonData: {
      ...source.jsonData,
      httpHeaderName1: 'X-Scope-OrgID',
      ...(bearer && { httpHeaderName2: 'Authorization' }),
      ...(caSecret !== undefined && { tlsAuthWithCACert: true }),
    },
    secureJsonData: {
      httpHeaderValue1: tenant,
      ...(bearer && { httpHeaderValue2: `Bearer ${variable('TOKEN')}` }),
      ...(basic && { basicAuthPassword: variable('PASSWORD') }),
      ...(caSecret !== undefined && { tlsCACert: variable('CA') }),
    },
  };
}
