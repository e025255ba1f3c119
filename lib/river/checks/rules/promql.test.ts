import { testRule } from '../testing.ts';
import { promql } from './promql.ts';

const federate = (...matches: string[]) =>
  `prometheus.scrape "x" {\n metrics_path = "/federate"\n params = { "match[]" = [${matches.join(', ')}] }\n}`;

testRule(promql, {
  finds: {
    'a selector that is not closed': [
      federate('`{job="a"`'),
      String.raw`3: match[] is "{job=\"a\"", which ends too early`,
    ],
    'one of several': [
      federate('"up"', '`{job=a}`'),
      '3: match[] is "{job=a}", which is no PromQL from "a}" on',
    ],
    'a query': [federate('"rate(up[5m])"'), '3: match[] is "rate(up[5m])", which is PromQL, but no selector'],
  },
  passes: {
    selectors: federate('`{job="a", code=~"5.."}`', '"up"', '`http_requests_total{code="500"}`'),
    'other parameters': 'prometheus.scrape "x" {\n params = { module = ["{"] }\n}',
    'other components': 'pyroscope.scrape "x" {\n params = { "match[]" = ["{"] }\n}',
    'what is not known': federate('sys.env("X")'),
  },
});
