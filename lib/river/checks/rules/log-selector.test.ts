import { testRule } from '../testing.ts';
import { logSelector } from './log-selector.ts';

const match = (selector: string) => `loki.process "x" {\n stage.match {\n  selector = ${selector}\n }\n}`;

testRule(logSelector, {
  finds: {
    'a selector that is not closed': [
      match('`{a="b"`'),
      String.raw`3: selector is "{a=\"b\"", which ends too early`,
    ],
    'a word': [match('`foo`'), '3: selector is "foo", which is no LogQL from "foo" on'],
    'no matcher at all': [match('`{}`'), '3: selector is "{}", which is no LogQL from "}" on'],
    'a parser': [
      match('`{a="b"} | json`'),
      String.raw`3: selector is "{a=\"b\"} | json", which is LogQL, but Alloy takes a stream selector and line filters only`,
    ],
    'a filter on a label behind it': [
      match('`{a="b"} | c="d"`'),
      String.raw`3: selector is "{a=\"b\"} | c=\"d\"", which is LogQL, but Alloy takes a stream selector and line filters only`,
    ],
    'a value without quotes': [match('`{a=b}`'), '3: selector is "{a=b}", which is no LogQL from "b}" on'],
    'a raw string in it': [
      match('"{a=`b`}"'),
      '3: selector is "{a=`b`}", and Alloy reads no raw strings in it',
    ],
    'a pattern that RE2 does not read': [
      match('`{a=~"("}`'),
      '3: selector has the pattern "(", which RE2 does not read: missing closing ): `(`',
    ],
    'an escape that Go does not have': [
      match(String.raw`"{a=\"b\"} |~ \"\\d\""`),
      String.raw`3: selector is "{a=\"b\"} |~ \"\\d\"", which has a backslash that means nothing`,
    ],
  },
  passes: {
    'stream selectors': match('`{a="b", c!="d",e=~"f.*", g!~"h"}`'),
    'line filters': match(String.raw`'{a="b"} |= "c" != "d" |~ "^\\s*\\{" !~ "e"'`.replaceAll("'", '`')),
    'signs in quotes': match('`{a="}|=~{,"} |= "{=\\""`'),
    'what is not known': match('sys.env("X")'),
  },
});
