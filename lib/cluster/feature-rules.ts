import type { FieldMistake } from './rules.ts';
import type { ClusterFile } from './schema/index.ts';

/** Mistakes between an optional part and what it needs elsewhere in the file. */
export function* featureMistakes(file: ClusterFile): Generator<FieldMistake> {
  yield* crdMistakes(file);
  yield* faroMistakes(file);
  yield* tenantMistakes(file);
}

/** The CRD that tells whether the operator of a part is there. */
const needed = {
  monitors: { group: 'monitoring.coreos.com', crd: 'servicemonitors.monitoring.coreos.com' },
  instrumentation: { group: 'opentelemetry.io', crd: 'instrumentations.opentelemetry.io' },
} as const;

function* crdMistakes({ features, crds }: ClusterFile): Generator<FieldMistake> {
  for (const [name, { group, crd }] of Object.entries(needed)) {
    if (features[name as keyof typeof needed] === undefined || crds.includes(group)) continue;
    yield {
      path: ['features', name],
      message: `features.${name} needs the CRDs of ${group}, which the cluster is not said to have`,
      fix: `if it has them (kubectl get crd ${crd}), write "crds: [${[...crds, group].join(', ')}]"`,
    };
  }
}

function* faroMistakes({ features: { faro }, routes }: ClusterFile): Generator<FieldMistake> {
  if (routes.faro && !faro) {
    yield {
      path: ['routes', 'faro'],
      message: 'routes.faro leads to a receiver that is switched off',
      fix: 'write "features: { faro: { origins: [https://<your page>] } }", or remove the route',
    };
  }
  if (!faro) return;
  if (!routes.faro) {
    yield {
      path: ['features', 'faro'],
      message: 'features.faro has no route, and browsers are outside the cluster',
      fix: 'write routes.faro, such as "faro: { auth: none, reason: browsers have no password }"',
    };
  }
  const open = faro.origins.indexOf('*');
  if (open >= 0 && faro.reason === undefined) {
    yield {
      path: ['features', 'faro', 'origins', open],
      message: 'pages of every origin may send telemetry, without a reason',
      fix: 'name the origins of your pages, or say why in "reason:" beside it',
    };
  } else if (open < 0 && faro.reason !== undefined) {
    yield {
      path: ['features', 'faro', 'reason'],
      message: 'features.faro has a reason for the origin "*", but does not name it',
      fix: 'remove the reason',
    };
  }
}

function* tenantMistakes(file: ClusterFile): Generator<FieldMistake> {
  const { shared, projects } = file.tenants;
  const { collection } = file;
  if (projects.length > 0 && collection !== 'alloy') {
    yield {
      path: ['tenants', 'projects'],
      message: `the collection engine "${collection}" does not tell projects apart, and the stores would refuse what it sends`,
      fix: 'remove them, or write "collection: alloy"',
    };
  }
  for (const signal of ['logs', 'traces'] as const) {
    if (projects.length === 0 || file[signal].profile !== 'remote') continue;
    yield {
      path: ['tenants', 'projects'],
      message: `everything that is written to the ${signal} store outside has the one tenant of ${signal}.remote`,
      fix: `remove the projects, or keep ${signal} in this cluster`,
    };
  }
  const index = projects.indexOf(shared);
  if (index < 0) return;
  yield {
    path: ['tenants', 'projects', index],
    message: `the project "${shared}" would have the tenant of everything that belongs to no project`,
    fix: 'give "tenants.shared" another name',
  };
}
