import { testRule } from '../testing.ts';
import { unknownBlock } from './unknown-block.ts';

testRule(unknownBlock, {
  finds: {
    'a block that the component does not have': [
      'loki.write "default" {\n endpiont { }\n}',
      '2: loki.write has no block "endpiont"',
    ],
    'a block one level too high': [
      'prometheus.remote_write "default" {\n queue_config { }\n}',
      '2: prometheus.remote_write has no block "queue_config"',
    ],
    'a stage that does not exist': [
      'loki.process "x" {\n forward_to = []\n stage.jsn { }\n}',
      '3: loki.process has no block "stage.jsn"',
    ],
    'one in a block': [
      'loki.write "default" {\n endpoint {\n  basic_oauth { }\n }\n}',
      '3: endpoint has no block "basic_oauth"',
    ],
    'one in a configuration block': ['logging {\n levels { }\n}', '2: logging has no block "levels"'],
    'one in a custom component': [
      'declare "mine" { }\nmine "x" {\n anything { }\n}',
      '3: mine "x" is a custom component, which takes arguments only',
    ],
  },
  passes: {
    'blocks that are there': 'loki.write "default" {\n endpoint {\n  basic_auth { }\n }\n}',
    'a stage in a stage': 'loki.process "x" {\n stage.match {\n  stage.match { }\n }\n}',
    'an argument that is written as a block': 'loki.write "default" {\n external_labels { }\n}',
    'what is in a component that is not known': 'loki.wirte "default" {\n anything { }\n}',
    'the template of a foreach': 'foreach "x" {\n template { }\n}',
  },
});
