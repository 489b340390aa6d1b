import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkImports } from '../../../build/lint/check-imports.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'pandu-import-rules-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function tree(files: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return checkImports(root);
}

describe('import rules', () => {
  test.each([
    ['shared/model/a.ts', "import { readFile } from 'node:fs';", 'take what the machine offers'],
    ['shared/model/a.ts', "import type { B } from '../../main/b.ts';", 'shared/ must not import main/b.ts'],
    ['main/preload/index.ts', "import { readFile } from 'node:fs';", 'only exposes shared/ipc'],
    ['main/preload/index.ts', "import { b } from '../../shared/model/b.ts';", 'only exposes shared/ipc'],
    ['main/tray/a.ts', "import { useState } from 'react';", 'main/ must not import react'],
    ['main/tray/a.ts', "import { b } from '../../helpdesk/b.ts';", 'through shared/api'],
    ['renderer/desktop/a.tsx', "import { shell } from 'electron';", 'a page asks window.pandu'],
    ['renderer/console/a.tsx', "export { b } from '../../helpdesk/b.ts';", 'renderer/ must not import helpdesk/b.ts'],
    ['helpdesk/a.ts', "const { b } = await import('../main/b.ts');", 'the help desk stands alone'],
    ['helpdesk/a.ts', "import { b } from '../test/support/b.ts';", 'only tests may import test/'],
    ['main/sync/a.ts', "import type { Net } from 'electron';", 'must run without Electron'],
    ['main/cli.ts', "import { app } from 'electron';", 'must run without Electron'],
    ['main/tips/a.ts', "import { sync } from '../sync/sync.ts';", 'let main/app.ts hand it in'],
    ['main/tips/a.ts', "import type { App } from '../app.ts';", 'only app.ts, app/ and the command line wire'],
    ['main/tips/a.ts', "import { desk } from '../app/desk.ts';", 'let main/app.ts hand it in'],
    ['renderer/desktop/report/a.tsx', "import { T } from '../tips/b.tsx';", 'must not import the task tips/'],
    ['renderer/desktop/report/a.tsx', "import { T } from '../../console/queue/b.tsx';", 'must not import another page'],
    ['renderer/components/tip/a.tsx', "import { T } from '../../desktop/b.tsx';", 'serves every page'],
  ])('%s: %s', async (path, text, message) => {
    const problems = await tree({ [path]: `\n${text}\n` });
    expect(problems.join('\n')).toContain(message);
    expect(problems[0]).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}:2 `));
  });

  test('a circle of types is a circle', async () => {
    const problems = await tree({
      'shared/a.ts': "import type { B } from './b.ts';\nexport type A = B;",
      'shared/b.ts': "export type { A as B } from './a.ts';",
    });
    expect(problems).toEqual([expect.stringContaining('shared/a.ts -> shared/b.ts -> shared/a.ts')]);
  });

  test('what DESIGN allows passes', async () => {
    const problems = await tree({
      'shared/model/a.ts': "import { z } from 'zod';\nexport const a = z;",
      'main/app.ts': "import { app } from 'electron';\nimport { sync } from './sync/sync.ts';\nimport { tips } from './tips/tips.ts';",
      'main/app/desk.ts': "import { clipboard } from 'electron';\nimport { tips } from '../tips/tips.ts';\nexport const desk = tips;",
      'main/sync/sync.ts':
        "import { read } from '../outbox/read.ts';\nimport { files } from '../platform/files.ts';\nexport const sync = [read, files];",
      'main/tips/tips.ts': "import type { Sync } from '../sync/sync.ts';\nexport const tips: Sync = 1;",
      'renderer/desktop/home/a.tsx': "import { tip } from '../../components/tip/tip.tsx';\nimport { bridge } from '../bridge.ts';",
      'helpdesk/app.ts': "import { a } from '../shared/model/a.ts';\nimport 'node:fs';",
      'test/unit/a.test.ts': "import { sync } from '../../main/sync/sync.ts';",
    });
    expect(problems).toEqual([]);
  });
});
