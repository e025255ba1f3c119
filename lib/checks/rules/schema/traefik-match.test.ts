import { manifest, testRule } from '../../testing.ts';
import { traefikMatch } from './traefik-match.ts';

const route = (match: string, more = '') =>
  manifest('traefik.io/v1alpha1', 'IngressRoute', `spec: {routes: [{kind: Rule, match: '${match}'${more}}]}`);
const tcp = (match: string, more = '') =>
  manifest('traefik.io/v1alpha1', 'IngressRouteTCP', `spec: {routes: [{match: '${match}'}]${more}}`);

testRule(traefikMatch, {
  finds: {
    'a matcher that there is not': [
      route('Hots(`a.b`)'),
      'IngressRoute/it spec.routes[0].match: there is no matcher Hots',
    ],
    'a matcher of the other protocol': [
      route('HostSNI(`a.b`)'),
      'IngressRoute/it spec.routes[0].match: there is no matcher HostSNI',
    ],
    'two hosts in one matcher': [
      route('Host(`a.b`, `c.d`)'),
      'IngressRoute/it spec.routes[0].match: Host has 2 arguments, not 1',
    ],
    'a parenthesis that stays open': [
      route('Host(`a.b`'),
      'IngressRoute/it spec.routes[0].match: the "(" after Host is not closed',
    ],
    'a group that stays open': [
      route('(Host(`a.b`) || Host(`c.d`)'),
      'IngressRoute/it spec.routes[0].match: a "(" is not closed',
    ],
    'a quote that stays open': [
      route('Host(`a.b)'),
      'IngressRoute/it spec.routes[0].match: the ` at `a.b) is not closed',
    ],
    'a single &': [
      route('Host(`a.b`) & Path(`/a`)'),
      'IngressRoute/it spec.routes[0].match: a single & is no operator',
    ],
    'no operator': [
      route('Host(`a.b`) Path(`/a`)'),
      'IngressRoute/it spec.routes[0].match: Path stands where && or || belongs',
    ],
    'an operator at the end': [
      route('Host(`a.b`) &&'),
      'IngressRoute/it spec.routes[0].match: the rule ends where a matcher belongs',
    ],
    'an argument without quotes': [
      route('Host(a.b)'),
      'IngressRoute/it spec.routes[0].match: the argument a.b of Host is not quoted',
    ],
    'no arguments': [route('Host'), 'IngressRoute/it spec.routes[0].match: Host has no arguments'],
    'a host with a scheme': [
      route('Host(`https://a.b`)'),
      'IngressRoute/it spec.routes[0].match: "https://a.b" is no host name',
    ],
    'a path without "/"': [
      route('PathPrefix(`a`)'),
      'IngressRoute/it spec.routes[0].match: the path "a" does not start with "/"',
    ],
    'an address that is none': [
      route('ClientIP(`10.0.0`)'),
      'IngressRoute/it spec.routes[0].match: "10.0.0" is no address or address block',
    ],
    'a header without value': [
      route('Header(`X-A`)'),
      'IngressRoute/it spec.routes[0].match: Header has 1 arguments, not 2',
    ],
    'a name without TLS': [
      tcp('HostSNI(`a.b`)'),
      'IngressRouteTCP/it spec.routes[0].match: HostSNI needs TLS: without it no host name is sent',
    ],
  },
  passes: {
    rules: [
      route('Host(`a.b`) && (PathPrefix(`/a`) || !Path("/b")) && Method(`GET`)'),
      route('host(`a.b`) && HEADERREGEXP(`X-A`, `^b(c|d)$`) && Query(`a`, `b`)').replace(
        'name: it',
        'name: other',
      ),
    ],
    'names with TLS, and everything without': [
      tcp('HostSNI(`a.b`)', ', tls: {}'),
      tcp('HostSNI(`*`) && ClientIP(`10.0.0.0/8`)').replace('name: it', 'name: all'),
    ],
    'the syntax of version 2': route('Host(`a.b`, `c.d`)', ', syntax: v2'),
    'no match, which the schema tells': manifest(
      'traefik.io/v1alpha1',
      'IngressRoute',
      'spec: {routes: [{kind: Rule}]}',
    ),
  },
});
