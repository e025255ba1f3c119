import { container, manifest, testRule } from '../../testing.ts';
import { envExpansion } from './env-expansion.ts';

const settings = manifest('v1', 'ConfigMap', 'data: {LEVEL: info}', 'settings');

testRule(envExpansion, {
  context: { secrets: [{ namespace: 'app', name: 'keys', keys: ['S3_KEY'] }] },
  finds: {
    'an argument': [
      container('env: [{name: LEVEL, value: a}], args: ["--level=$(LEVLE)"]'),
      'Pod/it spec.containers[0].args[0]: $(LEVLE) names no variable of the container, and stays as it is',
    ],
    'a command': [
      container('command: [run, "$(NAME)"]'),
      'Pod/it spec.containers[0].command[1]: $(NAME) names no variable of the container, and stays as it is',
    ],
    'a variable that comes later': [
      container('env: [{name: A, value: "$(B)"}, {name: B, value: b}]'),
      'Pod/it spec.containers[0].env[0].value: $(B) names no variable of the container, and stays as it is',
    ],
    'a variable that no source brings': [
      [
        settings,
        container(
          'envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: keys}, prefix: P_}], args: ["$(LEVEL) $(P_S3_KEY) $(S3_KEY)"]',
        ),
      ],
      'Pod/it spec.containers[0].args[0]: $(S3_KEY) names no variable of the container, and stays as it is',
    ],
  },
  passes: {
    'variables that are there': [
      settings,
      container(
        'envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: keys}}], env: [{name: A, value: "$(LEVEL)"}, {name: B, value: "$(A)"}], args: ["$(B)-$(S3_KEY)"]',
      ),
    ],
    'the text itself': container('args: ["$$(NAME)", "$NAME", "$(not a name)", "$()"]'),
    'commands of a shell': container('command: [/bin/sh, -c], args: ["echo $(date) $(hostname)"]'),
    'variables of Services': container(
      'args: ["$(WEB_SERVICE_HOST):$(WEB_SERVICE_PORT) $(WEB_PORT_80_TCP_ADDR)"]',
    ),
    'sources that are not known': container('envFrom: [{secretRef: {name: other}}], args: ["$(ANYTHING)"]'),
  },
});
