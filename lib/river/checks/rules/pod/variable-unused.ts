import type { PodRule } from '../../../pod/rule.ts';
import { variablesRead } from './reads.ts';

export const variableUnused: PodRule = {
  id: 'river/variable-unused',
  severity: 'warning',
  summary: 'every environment variable that is set for the files is read by one',
  check({ model, workload }, report) {
    const { variables, place } = workload.container;
    // What is loaded from elsewhere may read anything.
    if (model.units.some(({ name }) => name.startsWith('import.') || name === 'remotecfg')) return;
    const read = new Set(variablesRead(model).map(({ variable }) => variable));
    const unread = variables.all.filter(
      ({ name, imported }) => !imported && !read.has(name) && !isForOthers.test(name),
    );
    if (unread.length === 0) return;
    // Some arguments take the name of a variable.
    const used = new Set<unknown>(model.values.map(({ value }) => value));
    const written = JSON.stringify(place.object);
    for (const { name, place: where } of unread) {
      if (used.has(name) || written.includes(`$(${name})`)) continue;
      report(where, `${name} is set, and no River file reads it`, {
        fix: `remove it, or read it: sys.env("${name}")`,
      });
    }
  },
};

/** What Alloy, its chart, Go and the SDKs in it read by themselves. */
const isForOthers =
  /^(ALLOY_|AUTOMEMLIMIT|AWS_|AZURE_|GCE_|GO[A-Z]+$|GOOGLE_|JAEGER_|K8S_|KUBE|OTEL_|SSL_CERT_|(HTTPS?|NO|ALL)_PROXY$|(HOME|HOSTNAME|NODE_NAME|PATH|TMPDIR|TZ)$)/i;
