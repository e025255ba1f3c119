import { testRule } from '../testing.ts';
import { unknownComponent } from './unknown-component.ts';

testRule(unknownComponent, {
  finds: {
    'a slip of the keyboard': ['loki.wirte "default" { }', '1: there is no component "loki.wirte"'],
    'one that is gone': [
      'otelcol.exporter.logging "default" { }',
      '1: there is no component "otelcol.exporter.logging"',
    ],
    'a misspelt configuration block': ['loging { }', '1: there is no component "loging"'],
    'a name that objects have by themselves': [
      'constructor "x" { }',
      '1: there is no component "constructor"',
    ],
    'one in a declare and in a foreach': [
      `declare "a" {
        loki.nothing "x" { }
      }
      foreach "b" {
        collection = []
        var = "each"
        template {
          loki.nothing "y" { }
        }
      }`,
      '2: there is no component "loki.nothing"',
      '8: there is no component "loki.nothing"',
    ],
    'one that is declared elsewhere': [
      `declare "outer" {
        declare "inner" { }
        inner "x" { }
      }
      inner "y" { }`,
      '5: there is no component "inner"',
    ],
  },
  passes: {
    'components of Alloy': 'loki.write "default" { }\nlogging { }',
    'custom ones, also before they are declared': 'mine "x" { }\ndeclare "mine" { }',
    'those of a declare around': 'declare "a" { }\ndeclare "b" {\n a "x" { }\n}',
    'what an import brings': 'import.file "lib" { filename = "lib.alloy" }\nlib.anything "x" { }',
  },
});
