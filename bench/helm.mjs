// What helm alone takes for the releases of a cluster: the yardstick for rendering.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './measure.mjs';

/**
 * `helm template` of every stored render's release, one after another.
 *
 * @param {string} root of a repository with these charts, and helm, in its cache
 * @param {string} renders folder of the stored renders
 * @returns {() => void}
 */
export function helmBaseline(root, renders) {
  const helm = helmProgram(root);
  const runs = readdirSync(renders).map((file) => {
    const { chart, release, namespace, kubernetesVersion, values } = JSON.parse(
      readFileSync(join(renders, file), 'utf8'),
    );
    const folder = join(root, '.cache', 'charts', `${chart.name}-${chart.version}`);
    const path = [join(folder, 'chart'), join(folder, 'chart.tgz')].find((candidate) =>
      existsSync(candidate),
    );
    if (!helm || !path) throw new Error(`there is no ${path ? 'helm' : chart.name} in .cache`);
    const version = `${kubernetesVersion}.0`;
    const args = ['--namespace', namespace, '--include-crds', '--kube-version', version, '--values', '-'];
    return program(root, [helm, 'template', release, path, ...args], JSON.stringify(values));
  });
  return () => {
    for (const run of runs) run();
  };
}

/** @param {string} root */
function helmProgram(root) {
  if (process.env.HELM_BIN) return process.env.HELM_BIN;
  const tools = join(root, '.cache', 'tools');
  const found = existsSync(tools)
    ? readdirSync(tools).find((name) => /^helm-[0-9a-f]+$/.test(name))
    : undefined;
  return found && join(tools, found);
}
