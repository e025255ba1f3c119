import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { isBuilt, readGo } from './alloy-catalogue.go-source.ts';
import { StructTable } from './alloy-catalogue.struct-table.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test.each([
  ['a.go', '', true],
  ['a_linux.go', '', true],
  ['a_windows.go', '', false],
  ['a.go', '//go:build windows', false],
  ['a.go', '//go:build !windows', true],
  ['a.go', '//go:build linux && (arm64 || amd64)', true],
  ['a.go', '//go:build !(linux && (arm64 || amd64))', false],
  ['a.go', '//go:build (linux && !(amd64 || arm64)) || !(linux || darwin)', false],
  ['a.go', '//go:build windows || linux && !cgo', false],
])('%s with %p is built for the image: %p', (file, constraint, expected) => {
  expect(isBuilt(file, `${constraint}\n\npackage a\n`)).toBe(expected);
});

const component = `package scrape

import (
	"time"

	common "github.com/grafana/alloy/internal/common"
	"github.com/alecthomas/units/v2"
)

func init() {
	component.Register(component.Registration{
		Name:      "prometheus.scrape",
		Stability: featuregate.StabilityGenerallyAvailable,
		Args:      Arguments{},
		Exports:   Exports{},
		Build: func() {},
	})
}

type Arguments struct {
	// Commented \`alloy:"commented,attr"\`
	Targets  []common.Target  \`alloy:"targets,attr"\`
	Interval time.Duration    \`alloy:"interval,attr,optional"\`
	Limit    units.Base2Bytes \`yaml:"x" alloy:"limit,attr,optional"\`
	Local    *mode            \`alloy:"mode,attr,optional"\`
	Client   common.Client    \`alloy:",squash"\`
	Rules    Rules            \`alloy:"rule,block,optional"\`
	Stages   []Stage          \`alloy:"stage,enum,optional"\`
	ignored  string
}

type Rules []*Rule

type Rule struct {
	Name string \`alloy:",label"\`
}

type Stage struct {
	Match *Match \`alloy:"match,block,optional"\`
}

type Match struct {
	Stages []Stage \`alloy:"stage,enum,optional"\`
}

type (
	mode string
	Renamed common.Client
)

type Exports struct{}
`;

const shared = `package common

type Client struct {
	URL string \`alloy:"url,attr"\`
}

type Target struct{ inner int }
`;

test('structs and registrations are read from Go source', () => {
  const checkout = write({
    'internal/component/scrape/scrape.go': component,
    'internal/component/scrape/scrape_test.go': 'type Arguments struct {}',
    'internal/common/common.go': shared,
  });
  const { types, registrations } = readGo(checkout, ['internal']);
  expect(registrations).toMatchObject([
    { name: 'prometheus.scrape', stability: 'GenerallyAvailable', args: 'Arguments', exports: 'Exports' },
  ]);

  const table = new StructTable(types);
  expect(table.add('internal/component/scrape#Arguments')).toBe('scrape.Arguments');
  expect(Object.fromEntries(table.structs)).toEqual({
    'scrape.Arguments': {
      a: {
        'targets!': '[]common.Target',
        interval: 'time.Duration',
        limit: 'units.Base2Bytes',
        mode: '*scrape.mode',
      },
      s: ['common.Client'],
      b: { 'rule*': 'scrape.Rule' },
      e: { 'stage*': 'scrape.Stage' },
    },
    'common.Client': { a: { 'url!': 'string' } },
    'scrape.Rule': { label: true },
    'scrape.Stage': { b: { match: 'scrape.Match' } },
    'scrape.Match': { e: { 'stage*': 'scrape.Stage' } },
  });
});

test('a struct that is another by a name of its own keeps that name', () => {
  const checkout = write({
    'internal/component/scrape/scrape.go': component,
    'internal/common/common.go': shared,
  });
  const { types } = readGo(checkout, ['internal']);
  const table = new StructTable(types);
  const scope = { folder: 'internal/component/scrape', imports: new Map<string, string>() };

  expect(table.find('*Renamed', scope)).toEqual({ name: 'scrape.Renamed', repeatable: false });
  expect(table.structs.get('scrape.Renamed')).toEqual({ s: ['common.Client'] });
});

test('a struct that is gone is named', () => {
  expect(() => new StructTable(new Map()).add('internal/nodeconf/x#Arguments')).toThrow(
    'the checkout has no struct internal/nodeconf/x#Arguments',
  );
});

function write(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'alloy-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
