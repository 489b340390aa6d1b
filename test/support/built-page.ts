import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** Where the desktop's built pages are served in a browser. */
export const pageOrigin = 'https://app.test';

/** One script of a file below test/ and all that it imports, for `addInitScript`. */
export async function bundleScript(file: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: join(root, 'test', file), formats: ['iife'], name } },
  });
  const output = [result].flat()[0];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${file} did not build`);
  return chunk.code;
}

/** Answers from dist/desktop. */
export async function servePages(page: Page, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.route(`${pageOrigin}/**`, async (route) => {
    const file = join(root, 'dist/desktop', normalize(new URL(route.request().url()).pathname));
    if (!existsSync(file)) return await route.fulfill({ status: 404 });
    const contentType = types[extname(file)] ?? 'application/octet-stream';
    return await route.fulfill({ body: await readFile(file), contentType, headers: { ...headers } });
  });
}
