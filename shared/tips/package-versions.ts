/** Applications whose packages every desktop lists among the notable ones. An application's main package comes first. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  LibreOffice: ['libreoffice-core', 'libreoffice', 'libreoffice-writer', 'libreoffice-calc', 'org.libreoffice.LibreOffice'],
  Firefox: ['firefox', 'org.mozilla.firefox'],
  'Firefox ESR': ['firefox-esr'],
  Thunderbird: ['thunderbird', 'org.mozilla.Thunderbird'],
  Evolution: ['evolution'],
  Chromium: ['chromium', 'chromium-browser'],
  'Google Chrome': ['google-chrome-stable', 'com.google.Chrome'],
  'Microsoft Edge': ['microsoft-edge-stable'],
  ONLYOFFICE: ['onlyoffice-desktopeditors', 'org.onlyoffice.desktopeditors'],
  CUPS: ['cups'],
  'GNOME Shell': ['gnome-shell'],
  Wine: ['wine', 'wine64'],
};

export const applicationPackages: readonly string[] = Object.values(packagesOf).flat();

/**
 * Versions of applications from those of their packages, as an audience asks for them. An empty package of Ubuntu that only
 * leads to a snap ("1:1snap1-0ubuntu5") has no version of the program.
 */
export function applicationVersions(packages: Readonly<Record<string, string>>): Record<string, string> {
  const versions: Record<string, string> = {};
  for (const [application, names] of Object.entries(packagesOf)) {
    const version = names.map((name) => packages[name]).find((one) => one !== undefined && !one.includes('snap'));
    if (version !== undefined) versions[application] = version;
  }
  return versions;
}
