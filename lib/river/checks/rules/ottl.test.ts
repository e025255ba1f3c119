import { testRule } from '../testing.ts';
import { ottl } from './ottl.ts';

const transform = (statement: string, context = 'context = "span"', block = 'trace_statements') =>
  `otelcol.processor.transform "x" {\n ${block} {\n  ${context}\n  statements = [\n   \`${statement}\`,\n  ]\n }\n}`;
const filter = (condition: string) =>
  `otelcol.processor.filter "x" {\n trace_conditions {\n  context = "span"\n  conditions = [\`${condition}\`]\n }\n}`;
const sampling = (condition: string) =>
  `otelcol.processor.tail_sampling "x" {\n policy {\n  ottl_condition {\n   span = [\`${condition}\`]\n  }\n }\n}`;

testRule(ottl, {
  finds: {
    'parentheses that are not closed': [
      transform('set(attributes["a"], "b"'),
      '5: statements[0]: this is no statement of OTTL: it ends where , is wanted',
    ],
    'a text that has no end': [
      transform('set(attributes["a], 1)'),
      '5: statements[0]: this is no statement of OTTL: a text in it has no end',
    ],
    'a sign that means nothing': [
      transform('set(name, 1) where name ~ "a"'),
      '5: statements[0]: this is no statement of OTTL: it cannot be read from "~ \\"a\\"" on',
    ],
    'a condition without comparison': [
      transform('set(name, "a") where name'),
      '5: statements[0]: this is no statement of OTTL: it ends where a comparison is wanted',
    ],
    'a function that does not exist': [
      transform('sett(attributes["a"], "b")'),
      '5: statements[0]: there is no function "sett" for span',
    ],
    'a converter that does not exist': [
      transform('set(name, Lower(name))'),
      '5: statements[0]: there is no function "Lower" for span',
    ],
    'too few arguments': [transform('set(name)'), '5: statements[0]: set takes 2 arguments, not 1'],
    'an editor in a condition': [
      filter('set(name, "a") == nil'),
      '4: conditions[0]: set changes data, which a condition cannot',
    ],
    'a path that the context does not have': [
      transform('set(nam, "a")'),
      '5: statements[0]: span has no "nam"',
    ],
    'a member that a context does not have': [
      transform('set(resource.attribute["a"], 1)'),
      '5: statements[0]: resource has no "attribute"',
    ],
    'a context that cannot be used there': [
      transform('set(metric.name, "a")', 'context = "resource"', 'metric_statements'),
      '5: statements[0]: the path metric.name names no context that can be used here',
    ],
    'a path without context where none is written': [
      transform('set(attributes["a"], 1)', ''),
      '5: statements[0]: the path attributes names no context that can be used here',
    ],
    'a function of another context': [
      transform('convert_sum_to_gauge()', 'context = "datapoint"', 'metric_statements'),
      '5: statements[0]: there is no function "convert_sum_to_gauge" for datapoint',
    ],
    'a condition of tail sampling': [
      sampling('attributes["a"] = "b"'),
      '4: span[0]: this is no condition of OTTL: it ends where a comparison is wanted'.replace(
        'it ends where a comparison is wanted',
        'a comparison is wanted before =',
      ),
    ],
    'a part of it that is known': [
      transform('set(nam, "` + sys.env("X") + `")'),
      '5: statements[0]: span has no "nam"',
    ],
    'nesting without end': [
      transform(`set(name, ${'['.repeat(200)})`),
      '5: statements[0]: this is no statement of OTTL: it is nested too deep',
    ],
  },
  passes: {
    statements: [
      'set(attributes["a"], "b") where attributes["c"] == nil and not IsMatch(name, "^a.*") or (kind == SPAN_KIND_SERVER)',
      'replace_pattern(name, "\\\\d+", "$$1")',
      'keep_keys(resource.attributes, ["a", "b"])',
      'set(attributes["n"], (1 + 2) * -duration.x)'.replace('duration.x', 'Int("3")'),
      'set(attributes["m"], {"a": 1, "b": [true, nil, 0xff]})',
      'merge_maps(cache, ParseJSON(attributes["x"])["y"], strategy="upsert")'.replace(
        'strategy="upsert"',
        '"upsert"',
      ),
      'set(name, Concat([name, "x"], delimiter="-"))',
      'set(status.code, 1) where (name == "a" or (status.code > 2 and true)) and (1 + 2) > 2.5',
    ]
      .map((statement, index) => transform(statement).replace('"x" {', `"x${index}" {`))
      .join('\n'),
    'paths with their context where none is written': transform(
      'set(span.attributes["a"], resource.attributes["b"])',
      '',
    ),
    'any case of a context': transform('set(name, "a")', 'context = "SPAN"'),
    'a context that is not known': transform('set(anything, "a")', 'context = sys.env("X")'),
    conditions: filter('attributes["http.route"] == "/healthz"'),
    'conditions of tail sampling': sampling('IsRootSpan() and attributes["a"] != nil'),
    'a part that is not known': transform('set(attributes["a"], "` + (sys.env("X") + "b") + `")'),
    'what is not known':
      'otelcol.processor.transform "x" {\n trace_statements {\n  statements = [sys.env("X")]\n }\n}',
  },
});
