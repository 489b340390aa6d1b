import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { type InlineConfig, build as viteBuild } from 'vite';
import type { Bundle } from './bundles.ts';
import { buildSite } from './site.ts';

/**
 * Oldest that must run it: Electron 25 of the development runtime (Chromium 114, Node 18), which the production Electron
 * runs as well; Node 24 for the help desk; browsers of two years ago for the console.
 */
const targets = {
  'electron-main': 'node18',
  'electron-preload': 'chrome114',
  'desktop-page': 'chrome114',
  'browser-page': ['chrome114', 'firefox115', 'safari16.4'],
  site: ['chrome114', 'firefox115', 'safari16.4'],
  'node-server': 'node24',
} as const satisfies Record<Bundle['runsIn'], string | readonly string[]>;

const common = (dist: string, bundle: Bundle): InlineConfig => ({
  configFile: false,
  envDir: false,
  logLevel: 'warn',
  mode: 'production',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: join(dist, bundle.folder),
    emptyOutDir: true,
    sourcemap: true,
    target: [...[targets[bundle.runsIn]].flat()],
    license: { fileName: 'licenses.md' },
    reportCompressedSize: false,
  },
});

function page(root: string, bundle: Bundle, dist: string): InlineConfig {
  const entry = join(root, Object.values(bundle.entries)[0] ?? '');
  const base = common(dist, bundle);
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

function program(root: string, bundle: Bundle, dist: string): InlineConfig {
  const server = bundle.runsIn === 'node-server';
  const ending = server ? 'js' : 'cjs';
  const entries = Object.entries(bundle.entries).map(([name, path]) => [name, join(root, path)] as const);
  const base = common(dist, bundle);
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
          ...(bundle.together
            ? { codeSplitting: { groups: Object.entries(bundle.together).map(([name, test]) => ({ name, test })) } }
            : {}),
        },
      },
    },
  };
}

/** Makes one bundle; a warning of the bundler is an error of ours. */
export async function build(root: string, bundle: Bundle, dist: string): Promise<void> {
  if (bundle.runsIn === 'site') return await buildSite(common(dist, bundle), root);
  await viteBuild(bundle.runsIn.endsWith('page') ? page(root, bundle, dist) : program(root, bundle, dist));
  if (bundle.runsIn === 'desktop-page') await drawAhead(root, bundle, dist);
}

/** The page's style goes into its HTML, and the report form, drawn in each language, into copies of that. */
async function drawAhead(root: string, bundle: Bundle, dist: string): Promise<void> {
  const folder = join(dist, bundle.folder);
  const program = join(dist, 'ahead');
  const settings = page(root, bundle, dist);
  // Beside the page's own build, so that the names of its style classes are the same.
  await viteBuild({
    ...settings,
    ssr: { external: ['react', 'react-dom'] },
    build: {
      ...settings.build,
      outDir: program,
      ssr: join(settings.root ?? '', 'ahead.tsx'),
      target: targets['node-server'],
      license: false,
      rolldownOptions: {},
    },
  });
  const { reportFormAhead }: { reportFormAhead: (language: string) => string } = await import(
    pathToFileURL(join(program, 'ahead.js')).href
  );
  await rm(program, { recursive: true });
  const html = await inlineStyle(folder, await readFile(join(folder, 'index.html'), 'utf8'));
  await writeFile(join(folder, 'index.html'), html.replace('<!--ahead-->', ''));
  const started = await startAfterPaint(folder, html);
  for (const language of ['en', 'id']) {
    const drawn = started.replace('<div id="root"><!--ahead-->', () => `<div id="root" data-ahead>${reportFormAhead(language)}`);
    if (drawn === started) throw new Error('the page has no place for the form that is drawn ahead');
    await writeFile(join(folder, `report.${language}.html`), drawn.replace('<html lang="en"', `<html lang="${language}"`));
  }
}

/** Where something is drawn already, the page's scripts wait until it has been painted; not for long, should nobody see it. */
async function startAfterPaint(folder: string, html: string): Promise<string> {
  const scripts = [...html.matchAll(/<script type="module"[^>]*src="\.\/assets\/([^"]+)"[^>]*><\/script>\s*/g)];
  const first = scripts.at(-1)?.[1];
  if (!first) throw new Error('the page has no script');
  const program = `let begun;
const start = () => { begun ??= import('./${first}'); };
requestAnimationFrame(() => setTimeout(start));
setTimeout(start, 400);
`;
  await writeFile(join(folder, 'assets/after-paint.js'), program);
  const without = scripts.reduce((text, [tag]) => text.replace(tag, ''), html);
  return without.replace('</head>', () => '  <script type="module" src="./assets/after-paint.js"></script>\n  </head>');
}

async function inlineStyle(folder: string, html: string): Promise<string> {
  const link = /<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/.exec(html);
  if (!link?.[1]) throw new Error('the page has no style sheet');
  const css = await readFile(join(folder, link[1]), 'utf8');
  return html.replace(link[0], () => `<style>${css}</style>`);
}
