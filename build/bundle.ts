import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundles } from './bundle/bundles.ts';
import { build } from './bundle/run.ts';
import { markFresh } from './fresh.ts';
import { copyNative } from './native.ts';
import { compileStarterTips } from './tips.ts';

const root = join(import.meta.dirname, '..');

/** `npm run build`: everything that runs, from source to `dist/`. `--only NAME` makes one part, `--into FOLDER` another `dist/`. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, into: { type: 'string', default: join(root, 'dist') } },
  });
  const dist = values.into;
  const parts = [...Object.keys(bundles), 'tips', 'icons', 'native'];
  const unknown = values.only?.find((name) => !parts.includes(name));
  if (unknown !== undefined) throw new Error(`there is no part "${unknown}": ${parts.join(', ')}`);
  const wanted = parts.filter((name) => values.only?.includes(name) ?? true);
  const began = performance.now();
  await mkdir(dist, { recursive: true });
  for (const name of wanted) {
    const start = performance.now();
    if (name === 'tips') await writeFile(join(dist, 'tips.json'), await compileStarterTips(join(root, 'tips')));
    else if (name === 'icons') {
      await cp(join(root, 'build/tray'), join(dist, 'icons'), { recursive: true, filter: (path) => !path.endsWith('.svg') });
      await cp(join(root, 'build/icons/128x128.png'), join(dist, 'icons/pandu.png'));
    } else if (name === 'native') await copyNative(root, join(dist, 'native'));
    else {
      const bundle = bundles[name];
      if (!bundle) continue;
      await rm(join(dist, bundle.folder), { recursive: true, force: true });
      await build(root, bundle, dist);
    }
    console.log(`build: ${name} in ${Math.round(performance.now() - start)} ms`);
  }
  if (!values.only && dist === join(root, 'dist')) await markFresh(root);
  console.log(`build: done in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

await main();
