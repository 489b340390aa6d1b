import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SiteRenderer } from '../../shared/site/contract.ts';

/** What the build made of renderer/site: dist/site. */
export interface SiteFiles {
  readonly renderer: SiteRenderer;
  /** Names that every page asks for. */
  readonly style: string;
  readonly script: string;
  /** Name below `assets/` -> content. A hash of it is in the name, but for the icon's. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

/** Kept in memory: some hundred kilobytes. @throws when the folder is not of this version */
export async function loadSiteFiles(folder: string): Promise<SiteFiles> {
  const names = (await readdir(join(folder, 'assets'))).filter((name) => /\.(js|css|svg)$/.test(name));
  const assets = new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, 'assets', name))] as const)));
  const style = names.find((name) => name.endsWith('.css'));
  const script = names.find((name) => name.startsWith('main-') && name.endsWith('.js'));
  // Our own build wrote it, and the type of its only export is this one.
  const renderer: SiteRenderer = await import(pathToFileURL(join(folder, 'render.js')).href);
  if (style === undefined || script === undefined || typeof renderer.render !== 'function')
    throw new Error(`${folder} is not a built site: run \`npm run build\``);
  return { renderer, style, script, assets };
}
