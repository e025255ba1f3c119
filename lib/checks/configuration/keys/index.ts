/** Keys that the configuration file of a program may have. */
export interface KnownKeys {
  /** Version of the program, as far as its keys depend on it. */
  readonly version: string;
  /**
   * Keys, separated by spaces, by the path of the mapping that they stand in: '' for the top, `scrape_configs[]` for
   * every item of a list. Mappings that are not here may hold anything.
   */
  readonly keys: Readonly<Record<string, string>>;
}
