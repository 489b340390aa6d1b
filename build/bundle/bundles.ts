/** One folder of `dist/`: where it comes from and what runs it. */
export interface Bundle {
  /** Below `dist/`. */
  readonly folder: string;
  /** Name of the output file without its ending, to the source file, relative to the project. A page has one, its HTML. */
  readonly entries: Readonly<Record<string, string>>;
  readonly runsIn: 'electron-main' | 'electron-preload' | 'desktop-page' | 'browser-page' | 'site' | 'node-server';
  /** Packages that stay outside: found at run time, or optional and absent. */
  readonly external: readonly string[];
  /** Sources that go into one file, by its name: small ones that are needed at once, since each file costs a fraction of a millisecond. */
  readonly together?: Readonly<Record<string, RegExp>>;
}

/**
 * The desktop's bundles carry every package that they use, so that its packages need no node_modules.
 * The help desk's carries all but PGlite (a WebAssembly file and its data beside the code): it comes from node_modules in
 * development, and `npm run package -- helpdesk` copies exactly this one beside main.js.
 */
export const bundles: Readonly<Record<string, Bundle>> = {
  main: {
    folder: 'main',
    entries: { index: 'main/index.ts', cli: 'main/cli.ts', 'inspector-worker': 'main/inspector-worker.ts' },
    runsIn: 'electron-main',
    // usocket: optional addon of dbus-next, only for passing file descriptors.
    external: ['electron', 'usocket'],
    together: {
      // Of every start. The first is for what the command line asks before it loads any other.
      first: /rolldown\/runtime|\/main\/platform\/cache-folder\.ts$/,
      base: /\/(?:main\/platform\/(?:exec|files|processes|paths|users)|shared\/redaction\/[\w-]+)\.ts$/,
      // Of the quick set, for the command line and the inspection's thread.
      quick:
        /\/main\/(?:cli\/(?:main|output|command|inspection|diagnose|diagnose-text)|diagnostics\/(?:[\w-]*(?<!slow-)(?:collectors|findings)|collectors\/system|diagnostics|runner|rule))\.ts$/,
    },
  },
  preload: { folder: 'preload', entries: { index: 'main/preload/index.ts' }, runsIn: 'electron-preload', external: ['electron'] },
  desktop: { folder: 'desktop', entries: { index: 'renderer/desktop/index.html' }, runsIn: 'desktop-page', external: [] },
  console: { folder: 'console', entries: { index: 'renderer/console/index.html' }, runsIn: 'browser-page', external: [] },
  site: { folder: 'site', entries: { render: 'renderer/site/render.tsx', main: 'renderer/site/main.ts' }, runsIn: 'site', external: [] },
  helpdesk: {
    folder: 'helpdesk',
    entries: { main: 'helpdesk/main.ts' },
    runsIn: 'node-server',
    external: ['@electric-sql/pglite', 'pg-native'],
  },
};
