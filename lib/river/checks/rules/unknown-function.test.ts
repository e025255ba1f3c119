import { testRule } from '../testing.ts';
import { unknownFunction } from './unknown-function.ts';

const file = (value: string) => `local.file "x" {\n filename = ${value}\n}`;

testRule(unknownFunction, {
  finds: {
    'a member of a module that it does not have': [file('sys.evn("X")'), '2: there is no function "sys.evn"'],
    'a function that does not exist': [file('getenv("X")'), '2: there is no function "getenv"'],
    'a component that is called': [
      `${file('"a"')}\nlocal.file "y" {\n filename = local.file.x.content("a")\n}`,
      '5: "local.file.x.content" is no function',
    ],
    'the call of what a call returns': [file('string.join([], "")("x")'), '2: only functions can be called'],
    'too few arguments': [file('string.replace("a", "b")'), '2: string.replace takes 3 arguments, not 2'],
    'too many arguments': [file('sys.env("A", "B")'), '2: sys.env takes 1 argument, not 2'],
    'a function that is not called': [file('sys.env'), '2: sys.env is a function'],
    'a constant that does not exist': [
      file('constants.hostnam'),
      '2: there is no function or constant "constants.hostnam"',
    ],
    'a call in the argument of a call': [
      file('string.join([sys.nev("X")], "")'),
      '2: there is no function "sys.nev"',
    ],
  },
  passes: {
    'functions and constants': file('string.format("%s-%s", sys.env("X"), constants.hostname)'),
    'optional arguments': file('array.combine_maps([], [], ["a"])[0]["b"]'),
    'any number of arguments': file('file.path_join("a", "b", "c", "d")'),
    'a component whose name begins as a module does':
      'declare "string" {\n export "join" { value = "a" }\n}\nstring "x" { }\nlocal.file "y" {\n filename = string.x.join\n}',
    'a name that is no function': file('nothing.here'),
  },
});
