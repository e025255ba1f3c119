import type { Rule } from '../../rule.ts';
import { credentials } from './credentials.ts';
import { defaultDeny } from './default-deny.ts';
import { hardening } from './hardening.ts';
import { healthRoute } from './health-route.ts';
import { hostAccess } from './host-access.ts';
import { image } from './image.ts';
import { namespaceLevel } from './namespace-level.ts';
import { openPolicy } from './open-policy.ts';
import { podSecurity } from './pod-security.ts';
import { privileged } from './privileged.ts';
import { rbacBinding } from './rbac-binding.ts';
import { rbacEscalation } from './rbac-escalation.ts';
import { rbacSecrets } from './rbac-secrets.ts';
import { rbacWildcard } from './rbac-wildcard.ts';
import { readOnlyRoot } from './read-only-root.ts';
import { rootUser } from './root-user.ts';
import { routeAuthentication } from './route-authentication.ts';
import { routeTls } from './route-tls.ts';
import { secretData } from './secret-data.ts';
import { tlsVerification } from './tls-verification.ts';
import { unusedToken } from './unused-token.ts';

/** In the order of the documentation. */
export const securityRules: readonly Rule[] = [
  credentials,
  defaultDeny,
  hardening,
  healthRoute,
  hostAccess,
  image,
  namespaceLevel,
  openPolicy,
  podSecurity,
  privileged,
  rbacBinding,
  rbacEscalation,
  rbacSecrets,
  rbacWildcard,
  readOnlyRoot,
  rootUser,
  routeAuthentication,
  routeTls,
  secretData,
  tlsVerification,
  unusedToken,
];
