import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { isRepeatable } from './repeatable.ts';
import { tar } from './testdata/tar.ts';

const chartYaml = '{name: some, version: 1.0.0, dependencies: [{name: part, condition: part.enabled}]}';
const judge = (files: Readonly<Record<string, string | Buffer>>, values = {}) =>
  isRepeatable(
    new Map(
      Object.entries({ 'Chart.yaml': chartYaml, ...files }).map(([path, text]) => [path, Buffer.from(text)]),
    ),
    values,
    'some 1.0.0',
  );

test.each<[string]>([
  ['{{ now | date "2006" }}'],
  ['{{ randAlphaNum 5 }}'],
  ['{{ genSignedCert "a" nil nil 1 . }}'],
  ['{{ $ca := genCA "a" 1 }}'],
  ['{{ if .Values.a }}{{ else if eq (uuidv4) "" }}{{ end }}'],
  ['{{ range keys .Values | sortAlpha }}{{ end }}'],
  ['{{ .Values | values | first }}'],
  ['{{ (.Files.Glob "a/*").AsConfig }}'],
  ['{{ define "a" }}{{ htpasswd "a" "b" }}{{ end }}'],
])('doubtful: %s', async (template) => {
  expect(await judge({ 'templates/a.yaml': template })).toBe(false);
  expect(await judge({ 'templates/deep/_a.tpl': template })).toBe(false);
  expect(await judge({ 'charts/part/charts/x/templates/NOTES.txt': template })).toBe(false);
  // Nothing executes these.
  expect(await judge({ 'README.md': template, 'values.yaml': template, 'files/templates/a': template })).toBe(
    true,
  );
});

test.each<[string]>([
  [''],
  ['now: {{ .Values.now }}'],
  ['{{/* now */}}{{ print "now" `uuidv4` }}'],
  ['{{ range $keys, $values := .Values.keys }}{{ $keys }}{{ end }}'],
  [
    '{{ toYaml .Values | sha256sum }}{{ lookup "v1" "Secret" "" "" }}{{ dateModify "1h" (toDate "2006" "2020") }}',
  ],
])('repeatable: %s', async (template) => {
  expect(await judge({ 'templates/a.yaml': template }, { date: '{{ now }}' })).toBe(true);
});

const evaluates = { 'templates/a.yaml': '{{ tpl .Values.text . }}' };

test.each<[string, Readonly<Record<string, string>>, object]>([
  ['a value', {}, { text: 'a {{ now }}' }],
  ['a key', {}, { '{{ now }}': 1 }],
  ['a value in a list', {}, { text: [{ a: '{{\nnow }}' }] }],
  ['a default', { 'values.yaml': 'text: "{{ \\"a\\" | date }}"' }, {}],
  ['a default after an escape', { 'values.yaml': 'text: "{{\\nnow }}"' }, {}],
  ['a default of a subchart', { 'charts/part/values.yaml': 'text: |\n  {{- keys .Values }}' }, {}],
  ['a default that hides the end of an action', { 'values.yaml': 'text: \'{{ print "}}" now }}\'' }, {}],
  ['an action that never ends', { 'values.yaml': 'a: "{{ print (now)"' }, {}],
  ['a file', { 'config/a.conf': '{{ uuidv4 }}' }, {}],
  ['a literal', { 'templates/b.yaml': '{{ $a := "{{ .Values.a }}" }}' }, {}],
  ['pieces of a template', { 'templates/b.yaml': '{{ print `{` `now }}` }}' }, {}],
])('doubtful where tpl is called: %s', async (_, files, values) => {
  expect(await judge({ ...evaluates, ...files }, values)).toBe(false);
  expect(await judge(files, values)).toBe(true);
});

test.each<[string, Readonly<Record<string, string>>, object]>([
  ['nothing to evaluate', {}, {}],
  ['other functions', { 'values.yaml': 'text: "{{ .Release.Name | upper }}"' }, { text: '{{ .Values.a }}' }],
  ['names outside of actions', { 'values.yaml': '# now\nkeys: {{ a }} now\n' }, { values: 'date' }],
  ['longer words', { 'values.yaml': 'a: "{{ nowhere }} {{ my_now }}"' }, {}],
  ['names in literals', { 'templates/b.yaml': '{{ fail "the values" }}' }, {}],
])('repeatable where tpl is called: %s', async (_, files, values) => {
  expect(await judge({ ...evaluates, ...files }, values)).toBe(true);
});

test('a subchart counts, packed or not, unless it is switched off', async () => {
  const template = '{{ uuidv4 }}';
  const part = {
    'charts/part/Chart.yaml': '{name: part, version: 1.0.0}',
    'charts/part/templates/a.yaml': template,
  };
  expect(await judge(part)).toBe(false);
  expect(await judge(part, { part: { enabled: false } })).toBe(true);
  const packed = gzipSync(
    tar([
      { path: 'part/Chart.yaml', text: '{name: part, version: 1.0.0}' },
      { path: 'part/templates/a.yaml', text: template },
    ]),
  );
  expect(await judge({ 'charts/part-1.0.0.tgz': packed })).toBe(false);
  expect(await judge({ 'templates/a.yaml': template, 'charts/part-1.0.0.tgz': 'no archive' })).toBe(false);
});
