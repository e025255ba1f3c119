import type { Cluster } from '../../lib/cluster/cluster.ts';
import { type Tenants, tenantsOf } from '../../lib/cluster/tenants.ts';
import { inFrontOf } from '../../lib/river/rewire.ts';
import type { Feature } from './feature.ts';

/** What the agent needs so that each listed project has a tenant of its own. */
export function logTenants({ tenants }: Pick<Cluster, 'tenants'>): Feature | undefined {
  const known = tenantsOf({ tenants });
  return (
    known && {
      files: ['tenants-logs.alloy'],
      environment: [
        { name: 'SHARED_TENANT', value: known.shared },
        { name: 'LISTED_PROJECTS', value: known.projects.join('|') },
      ],
      wire: (text) =>
        inFrontOf(
          text,
          'loki.write.default.receiver',
          ['loki.process.tenants.receiver'],
          'loki.process.tenants',
        ),
    }
  );
}

/** What the gateway needs: the same, and a pair of exporters for each project. */
export function tenants({ cluster }: { readonly cluster: Cluster }): Feature | undefined {
  const known = tenantsOf(cluster);
  const logs = logTenants(cluster);
  return (
    known &&
    logs && {
      ...logs,
      files: [...(logs.files ?? []), 'tenants-otlp.alloy'],
      wire: (text) => withProjects(logs.wire?.(text) ?? text, known),
    }
  );
}

/** Writes a component for each project, and has it and the shared tenant's filter take in what the batches got. */
function withProjects(text: string, { projects }: Tenants): string {
  const inputs = projects.map((id) => `project.${labelOf(id)}.input`);
  const inFront = ['batch.traces', 'batch.logs'].reduce(
    (wired, batch) =>
      inFrontOf(
        wired,
        `otelcol.processor.${batch}.input`,
        ['otelcol.processor.filter.shared.input', ...inputs],
        'otelcol.processor.filter.shared',
      ),
    text,
  );
  const instances = projects.map((id) => `\nproject "${labelOf(id)}" {\n\tid = "${id}"\n}\n`);
  return `${inFront}${instances.join('')}`;
}

/** Ids may begin with a digit and have "-" in them, labels may not. */
const labelOf = (id: string) => `id_${id.replaceAll('-', '_')}`;
