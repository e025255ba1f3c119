import { type Finding, formatFinding, sortFindings } from '../../support/finding.ts';
import type { RiverText } from '../model/index.ts';
import { codeFrame } from '../syntax/index.ts';

/** Findings as a person reads them, each with the lines of its file around it. */
export function formatWithFrames(findings: readonly Finding[], files: readonly RiverText[]): string {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  return sortFindings(findings)
    .map((finding) => `${formatFinding(finding)}\n${frameOf(finding, texts)}`)
    .join('');
}

function frameOf({ at }: Finding, texts: ReadonlyMap<string, string>): string {
  const text = at && texts.get(at.file);
  const frame = text === undefined || at?.line === undefined ? '' : codeFrame(text, at);
  return frame === '' ? '' : `${frame.replaceAll(/^(?=.)/gm, '  ')}\n`;
}
