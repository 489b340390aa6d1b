export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

/** `broken`: half installed, half configured, or needing reinstallation. */
export interface PackageList {
  readonly packages: readonly InstalledPackage[];
  readonly broken: readonly string[];
}
