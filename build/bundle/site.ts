import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import mantine from 'postcss-preset-mantine';
import { type InlineConfig, type Plugin, type Rolldown, build as viteBuild } from 'vite';

/**
 * The public site: its script for browsers, then the program that draws its pages within the help desk, and the style
 * sheet that this program's components bring along.
 */
export async function buildSite(common: InlineConfig, root: string): Promise<void> {
  const folder = join(root, 'renderer/site');
  const shared: InlineConfig = {
    ...common,
    root: folder,
    base: './',
    css: { postcss: { plugins: [mantine()] }, modules: { localsConvention: 'camelCaseOnly' } },
  };
  const names = { entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: 'assets/[name]-[hash].js' };
  await viteBuild({
    ...shared,
    build: {
      ...shared.build,
      license: { fileName: 'licenses-script.md' },
      modulePreload: false,
      rolldownOptions: { input: { main: join(folder, 'main.ts') }, output: names },
    },
  });
  await viteBuild({
    ...shared,
    plugins: [react(), schemeOfTheReader],
    ssr: { noExternal: true, target: 'node' },
    build: {
      ...shared.build,
      emptyOutDir: false,
      ssr: join(folder, 'render.tsx'),
      ssrEmitAssets: true,
      cssCodeSplit: false,
      cssTarget: ['chrome114', 'firefox115', 'safari16.4'],
      minify: true,
      target: 'node24',
      rolldownOptions: { output: { ...once, entryFileNames: 'render.js', assetFileNames: 'assets/[name]-[hash][extname]' } },
    },
  });
  await cp(join(root, 'build/icons/pandu.svg'), join(String(common.build?.outDir), 'assets/pandu.svg'));
}

/** One file: the help desk loads one. */
const once: Rolldown.OutputOptions = { format: 'es', codeSplitting: false };

/** Without a script nobody sets Mantine's attribute: the reader's own setting decides, and paper is white. */
const schemeOfTheReader: Plugin = {
  name: 'scheme-of-the-reader',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        const css = String(file.source);
        const dark = /:root\[data-mantine-color-scheme="?dark"?\]\s*(\{[^}]*\})/;
        if (!dark.test(css)) throw new Error('the style sheet of the site has no dark colours');
        file.source = css.replace(dark, '@media screen and (prefers-color-scheme:dark){:root$1}');
      }
    },
  },
};
