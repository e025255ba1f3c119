import { testRule } from '../testing.ts';
import { enumeration } from './enum.ts';

testRule(enumeration, {
  finds: {
    'a role that is none': ['discovery.kubernetes "x" {\n role = "pods"\n}', '2: role has no value "pods"'],
    'another case': ['discovery.kubernetes "x" {\n role = "Pod"\n}', '2: role has no value "Pod"'],
    'an empty text where it means nothing': [
      'discovery.kubernetes "x" {\n role = ""\n}',
      '2: role has no value ""',
    ],
    'an HTTP method': ['remote.http "x" {\n method = "GETS"\n}', '2: method has no value "GETS"'],
    'one of a list': [
      'otelcol.processor.resourcedetection "x" {\n detectors = ["env", "kubernetes"]\n}',
      '2: detectors[1] has no value "kubernetes"',
    ],
    'an action of a relabel rule': [
      'loki.relabel "x" {\n rule {\n  action = "kep"\n }\n}',
      '3: action has no value "kep"',
    ],
    'a number': ['logging {\n level = 3\n}', '2: level has no value 3'],
  },
  passes: {
    'values that are there': 'discovery.kubernetes "x" {\n role = "pod"\n}\nlogging {\n level = "info"\n}',
    'any case where Alloy takes any': 'otelcol.processor.transform "x" {\n error_mode = "IGNORE"\n}',
    'an empty text that means "not set"': 'logging {\n level = ""\n}',
    'what is not known': 'discovery.kubernetes "x" {\n role = sys.env("ROLE")\n}',
    'a value of another type: another rule tells': 'discovery.kubernetes "x" {\n role = ["pod"]\n}',
  },
});
