import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPageServer, type FirstLook } from '../../../../main/windows/protocol.ts';
import { contentSecurityPolicy, isOurs } from '../../../../main/windows/security.ts';
import { temporaryFolder } from '../desktop-disk.ts';

const secret = 'what lies outside';
async function server(data: unknown = { view: { name: 'home' } }, look?: FirstLook) {
  const parent = await temporaryFolder();
  const folder = join(parent, 'desktop');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(folder, 'index.json'));
  await mkdir(join(parent, 'desktop-other'));
  const files: Record<string, string> = {
    'desktop/index.html': '<html><head><title>Pandu</title></head><body>$& stays</body></html>',
    'desktop/report.en.html': '<html data-mantine-color-scheme="light"><head></head><body>drawn ahead</body></html>',
    'desktop/assets/main.js': 'export {};',
    'desktop/assets/my file.css': 'a{}',
    'desktop/.env': secret,
    'outside.json': secret,
    'desktop-other/index.html': secret,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(parent, name), content);
  const serve = createPageServer(folder, () => data, look && (() => look));
  return async (url: string, method = 'GET') => {
    const response = await serve({ method, url });
    return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, text: await response.text() };
  };
}

test('our files are served as what they are, and every one under our policy', async () => {
  const get = await server();
  expect(await get('pandu://app/assets/main.js')).toMatchObject({
    status: 200,
    type: 'text/javascript; charset=utf-8',
    text: 'export {};',
  });
  expect(await get('pandu://app/assets/my%20file.css?v=1#x')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8' });
  for (const url of ['pandu://app/', 'pandu://app/index.html', 'pandu://app/assets/main.js']) {
    const { headers } = await get(url);
    expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

describe('the page', () => {
  test('may come with something drawn ahead, and in the dark', async () => {
    const get = await server({ a: 1 }, { file: 'report.en.html', dark: true });
    const { text } = await get('pandu://app/index.html');
    expect(text).toContain('<html data-mantine-color-scheme="dark">');
    expect(text).toContain('drawn ahead');
    expect(text).toContain('{"a":1}');
  });

  test('comes without, when there is nothing drawn ahead in that language', async () => {
    const get = await server({}, { file: 'report.fr.html', dark: false });
    expect((await get('pandu://app/')).text).toContain('$& stays');
  });

  const block = /<script type="application\/json" id="start">(.*?)<\/script><\/head>/s;

  test('carries what it starts with, whatever that is made of', async () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('</script><script>alert(1)</script>', '<!--', '$&', "$'", '</head>', '\u2028'));
    await fc.assert(
      fc.asyncProperty(fc.record({ text, list: fc.array(text, { maxLength: 3 }) }), async (data) => {
        const { text: html } = await (await server(data))('pandu://app/');
        expect(JSON.parse(block.exec(html)?.[1] ?? '')).toEqual(data);
        // The one script that is ours, and the rest of the page as it was.
        expect(html.match(/<script/g)).toHaveLength(1);
        expect(html).toMatch(/<\/head><body>\$& stays<\/body><\/html>$/);
      }),
      { numRuns: 15 },
    );
  });
});

describe('nothing else is', () => {
  test.each([
    ['a page of another host', 'pandu://other/index.html'],
    ['another scheme', 'file:///etc/passwd'],
    ['what is not there', 'pandu://app/none.js'],
    ['a folder', 'pandu://app/assets'],
    ['a folder that is named like a file', 'pandu://app/index.json'],
    ['a file of no kind that pages have', 'pandu://app/.env'],
    ['what lies outside', 'pandu://app/../outside.json'],
    ['what lies outside, in other writing', 'pandu://app/%2e%2e%2foutside.json'],
    ['what lies outside, from within', 'pandu://app/assets/..%2f..%2foutside.json'],
    ['a folder whose name begins like ours', 'pandu://app/..%2fdesktop-other%2findex.html'],
    ['a path that ends early', 'pandu://app/outside.json%00.html'],
    ['a path that cannot be read', 'pandu://app/%E0%A4%A'],
    ['no URL', 'nonsense'],
  ])('%s', async (_, url) => {
    expect(await (await server())(url)).toMatchObject({ status: 404, text: 'not found' });
  });

  test('and nothing is taken in', async () => {
    expect(await (await server())('pandu://app/index.html', 'POST')).toMatchObject({ status: 404 });
  });

  test('whatever the path, nothing from outside comes out', async () => {
    const get = await server();
    const piece = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2f',
      '/',
      '\\',
      '%5c',
      'outside.json',
      'desktop-other',
      'index.html',
      'assets',
      '%00',
      '?',
      '#',
      '//',
      'desktop',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const { status, text } = await get(`pandu://app/${pieces.join('')}`);
        expect([200, 404]).toContain(status);
        expect(text).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['pandu://app/index.html', true],
  ['pandu://app', true],
  ['pandu://app/%%%', true],
  ['pandu://app.example/', false],
  ['pandu://app:80/', false],
  ['pandu://me@app/', false],
  ['pandu://:word@app/', false],
  ['pandu:app', false],
  ['https://app/', false],
  ['about:blank', false],
  ['data:text/html,pandu://app/', false],
  ['', false],
])('is %s ours? %s', (url, ours) => {
  expect(isOurs(url)).toBe(ours);
});
