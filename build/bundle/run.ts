import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { type InlineConfig, build as viteBuild } from 'vite';
import type { Bundle } from './bundles.ts';

/**
 * Oldest that must run it: Electron 25 of the development runtime (Chromium 114, Node 18), which the production Electron
 * runs as well; Node 24 for the help desk; browsers of two years ago for the console.
 */
const targets = {
  'electron-main': 'node18',
  'electron-preload': 'chrome114',
  'desktop-page': 'chrome114',
  'browser-page': ['chrome114', 'firefox115', 'safari16.4'],
  'node-server': 'node24',
} as const satisfies Record<Bundle['runsIn'], string | readonly string[]>;

const common = (root: string, bundle: Bundle): InlineConfig => ({
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  mode: 'production',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: join(root, 'dist', bundle.folder),
    emptyOutDir: true,
    sourcemap: true,
    target: [...[targets[bundle.runsIn]].flat()],
    license: { fileName: 'licenses.md' },
    reportCompressedSize: false,
  },
});

function page(root: string, bundle: Bundle): InlineConfig {
  const entry = join(root, Object.values(bundle.entries)[0] ?? '');
  const base = common(root, bundle);
  return {
    ...base,
    root: dirname(entry),
    base: './',
    plugins: [react()],
    css: { postcss: { plugins: [mantine()] }, modules: { localsConvention: 'camelCaseOnly' } },
    build: {
      ...base.build,
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: entry,
        // What the desktop's first paint needs is one file, not one for each part that some later page has in common with it.
        output: bundle.runsIn === 'desktop-page' ? { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } : {},
      },
    },
  };
}

function program(root: string, bundle: Bundle): InlineConfig {
  const server = bundle.runsIn === 'node-server';
  const ending = server ? 'js' : 'cjs';
  const entries = Object.entries(bundle.entries).map(([name, path]) => [name, join(root, path)] as const);
  const base = common(root, bundle);
  return {
    ...base,
    root,
    ssr: { noExternal: true, external: [...bundle.external], target: 'node' },
    build: {
      ...base.build,
      ssr: true,
      minify: true,
      rolldownOptions: {
        input: Object.fromEntries(entries),
        external: [...bundle.external],
        output: {
          format: server ? 'es' : 'cjs',
          entryFileNames: `[name].${ending}`,
          // What an entry imports lazily is a file of its own, so that a cold start parses only what it needs.
          chunkFileNames: `parts/[name]-[hash].${ending}`,
          keepNames: true,
        },
      },
    },
  };
}

/** Makes one bundle; a warning of the bundler is an error of ours. */
export async function build(root: string, bundle: Bundle): Promise<void> {
  await viteBuild(bundle.runsIn.endsWith('page') ? page(root, bundle) : program(root, bundle));
}
