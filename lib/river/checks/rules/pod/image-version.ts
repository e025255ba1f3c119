import { alloyVersion, describeSkew } from '../../../catalogue/index.ts';
import type { PodRule } from '../../../pod/rule.ts';

export const imageVersion: PodRule = {
  id: 'river/image-version',
  severity: 'warning',
  summary: "the image is of the minor version that these checks know Alloy's components of",
  check({ workload: { container } }, report) {
    const [, tag = ''] = /:([^:@/]+)(?:@.*)?$/.exec(container.image) ?? [];
    const skew = describeSkew(tag);
    if (skew === undefined) return;
    const { object, path } = container.place;
    report(
      { object, path: [...path, 'image'] },
      `the image is Alloy ${skew.image}, and its files are checked as those of ${skew.catalogue}: what may differ is ${skew.mayDiffer.join('; ')}`,
      {
        fix: `use an image of ${skew.catalogue} (v${alloyVersion}), or check what its release notes say of the components used`,
      },
    );
  },
};
