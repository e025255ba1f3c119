import { ExitCode, ObsError } from '../support/errors.ts';
import type { Helm } from './helm-process.ts';
import { type RenderRequest, releaseLabel, sortedApis } from './render.ts';

export interface TemplateOutput {
  /** The manifests, several YAML documents. */
  readonly manifests: string;
  /** What helm printed beside them, line by line. */
  readonly warnings: readonly string[];
}

export interface TemplateOptions {
  /**
   * The same values were accepted before: leave out the chart's schema of its values, which can cost as much as the
   * rendering.
   * @default false
   */
  readonly checked?: boolean;
}

/**
 * Renders a chart with `helm template`: CRDs included, hooks and tests too (what becomes of them is decided on the
 * objects, so that dropped ones can be listed). Values go over standard input: they are never in a file or an argument.
 *
 * @param chart the archive or folder
 * @throws ObsError when the chart refuses the values (exit code 2), or helm fails in another way (3)
 */
export async function template(
  helm: Helm,
  chart: string,
  request: RenderRequest,
  { checked = false }: TemplateOptions = {},
): Promise<TemplateOutput> {
  const args = [
    'template',
    request.release,
    chart,
    '--namespace',
    request.namespace,
    '--include-crds',
    '--kube-version',
    fullVersion(request.kubernetesVersion),
    ...sortedApis(request.apiVersions).flatMap((api) => ['--api-versions', api]),
    ...(checked ? ['--skip-schema-validation'] : []),
    '--values',
    '-',
  ];
  const input = yamlSafe(JSON.stringify(request.values));
  const { code, stdout, stderr } = await helm.run(args, input).catch(withRelease(request));
  if (code !== 0) throw failed(request, stderr);
  return { manifests: stdout, warnings: lines(stderr) };
}

/** Says which release it was for that helm could not be started, or was stopped. */
const withRelease = (request: RenderRequest) => (error: unknown) => {
  if (!(error instanceof ObsError)) throw error;
  const message = `release ${releaseLabel(request)}: ${error.problems.map((problem) => problem.message).join(', ')}`;
  throw new ObsError(
    { message, fix: 'try it with another helm: name it with HELM_BIN' },
    error.exitCode,
    error,
  );
};

/** `1.33.0` for `1.33`: clusters report three parts, and charts compare with them. */
const fullVersion = (version: string) => (version.split('.').length === 2 ? `${version}.0` : version);

/** `v4.1.4+g05fa379` */
export async function helmVersion(helm: Helm): Promise<string> {
  const { code, stdout, stderr } = await helm.run(['version', '--short']);
  if (code === 0) return stdout.trim();
  throw new ObsError({ message: `${helm.program} is no working helm`, fix: said(stderr) }, ExitCode.outside);
}

/** JSON allows some characters in text that YAML, as which helm reads it, does not. */
const yamlSafe = (json: string) =>
  json.replaceAll(
    /[\x7f-\x9f\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function failed(request: RenderRequest, stderr: string): ObsError {
  // A schema's verdict, or the chart's own: `fail` and `required` in a template.
  const refused = /don't meet the specifications of the schema|execution error at/.test(stderr);
  const message = refused
    ? `the chart ${request.chart} refuses the values`
    : `helm could not render the chart ${request.chart}`;
  return new ObsError(
    { message: `release ${releaseLabel(request)}: ${message}`, fix: said(stderr) },
    refused ? ExitCode.usage : ExitCode.outside,
  );
}

/** What helm said, without its advice about its own flags, and not more than a screen of it. */
function said(stderr: string): string {
  const all = lines(stderr).filter((line) => !line.startsWith('Use --debug flag'));
  const more = all.length > 20 ? [`… ${all.length - 20} more lines`] : [];
  return [...all.slice(0, 20), ...more].join('\n');
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
