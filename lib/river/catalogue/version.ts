/** The Alloy release that every fact of this catalogue was taken from. */
export const alloyVersion = '1.18.1';

/** The release of the OpenTelemetry Collector's modules that this Alloy is built with. */
export const collectorVersion = '0.153.0';

/** How an Alloy image may differ from the catalogue. */
export interface Skew {
  /** The image's own minor version, such as `1.19`. */
  readonly image: string;
  /** The catalogue's minor version. */
  readonly catalogue: string;
  readonly direction: 'older' | 'newer';
  /** What may differ, in sentences. */
  readonly mayDiffer: readonly string[];
}

/**
 * What may differ when an image of another minor version runs a file that was checked against this catalogue; undefined
 * when it is the same minor, or when the tag is no version (`latest`, a digest): nothing is known then.
 *
 * @param imageVersion a tag such as `v1.18.1`, `1.19` or `v1.17.0-rc.1`
 */
export function describeSkew(imageVersion: string): Skew | undefined {
  const image = minorOf(imageVersion);
  const catalogue = minorOf(alloyVersion);
  if (image === undefined || catalogue === undefined || image.text === catalogue.text) return undefined;
  const newer = image.number > catalogue.number;
  return {
    image: image.text,
    catalogue: catalogue.text,
    direction: newer ? 'newer' : 'older',
    mayDiffer: [
      newer
        ? 'components, arguments and blocks that this catalogue does not know, or that are gone'
        : 'components, arguments and blocks that this image does not have yet',
      'stability levels: what is generally available here may be experimental there',
      'defaults, enumerations, rules between arguments, ports and RBAC, which were read from the source by hand',
      `functions of OTTL and attributes of k8sattributes, which follow the collector's release (here ${collectorVersion})`,
    ],
  };
}

function minorOf(version: string): { readonly text: string; readonly number: number } | undefined {
  const [, major, minor] = /^v?(\d{1,4})\.(\d{1,4})(?:[.+-]|$)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { text: `${Number(major)}.${Number(minor)}`, number: Number(major) * 10_000 + Number(minor) };
}
