import { posix } from 'node:path';
import type { PodRule } from '../../../pod/rule.ts';
import { split } from '../meaning/listening.ts';

export const reloader: PodRule = {
  id: 'river/reloader',
  severity: 'error',
  summary:
    'the sidecar that reloads Alloy watches its configuration, and asks the port that Alloy listens on',
  check({ workload, flags }, report) {
    const [, listen] = split(flags.listen);
    for (const { image, commandLine, name } of workload.sidecars) {
      const url = commandLine.flag('reload-url');
      if (!image.includes('config-reloader') || url === undefined) continue;
      const [, port = '80', path = '/'] = /^https?:\/\/[^/:]+(?::(\d+))?(\/.*)?$/.exec(url) ?? [];
      if (listen !== undefined && Number(port) !== listen) {
        report(
          commandLine.place,
          `container ${name} asks port ${port} for reloads, and Alloy listens on ${listen}`,
          { fix: `write --reload-url=http://localhost:${listen}/-/reload` },
        );
      } else if (!path.endsWith('/-/reload')) {
        report(commandLine.place, `container ${name} asks ${path}, which does not reload Alloy`, {
          fix: `write --reload-url=http://localhost:${port}/-/reload`,
        });
      }
      const watched = commandLine.flag('watched-dir');
      const folder = flags.config?.endsWith('.alloy') ? posix.dirname(flags.config) : flags.config;
      if (watched === undefined || folder === undefined || posix.relative(watched, folder) === '') continue;
      report(commandLine.place, `container ${name} watches ${watched}, and Alloy loads ${flags.config}`, {
        fix: `write --watched-dir=${folder}`,
      });
    }
  },
};
