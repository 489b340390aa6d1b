import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pathsFrom } from '../../../main/platform/paths.ts';
import { createCodeMark } from '../../../main/sync/code-mark.ts';
import { readCode } from '../../../shared/model/support-code.ts';
import { openShell } from './shell.ts';

const shell = openShell();
const pandu = (args: readonly string[], env: Record<string, string> = {}) => shell.pandu(['code', ...args], { ...shell.server(), ...env });

describe('pandu code', () => {
  test('makes a code that opens this desktop, spelled in the language that is asked for', async () => {
    const ran = await pandu(['--lang', 'id']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const [first = ''] = ran.out.split('\n');
    const code = readCode(first.replace('Kode bantuan:', ''));
    expect(code, ran.out).not.toBeNull();
    expect(ran.out).toMatch(/^Ejaan: .+, .+, .+, .+, .+, /m);
    expect(ran.out).toMatch(/^Berlaku sekali, sampai \d\d\.\d\d$/m);
    const agent = await shell.desk.user('agent');
    const reply = await agent.call('POST', '/api/v1/agent/calls', { code });
    expect(reply.statusCode, reply.body).toBe(201);
  });

  test('--json: one line; the number that IT set comes with it', async () => {
    await writeFile(join(shell.folder, 'policy.json'), JSON.stringify({ contact: { phone: '021 555 0101' } }));
    const ran = await pandu(['--json']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ran.out)).toEqual({
      code: expect.stringMatching(/^\w{6}$/),
      until: expect.any(String),
      phone: '021 555 0101',
      endedEarlier: false,
    });
  });

  test('it ends the code that the app shows: the app hears it, and the command says so', async () => {
    const file = pathsFrom({ PANDU_DATA: shell.folder }, shell.folder).codeMark;
    const app = createCodeMark(file, Date.now, () => undefined);
    await app.put('app', new Date(Date.now() + 900_000).toISOString());
    let heard = 0;
    const stop = await app.watch('app', () => {
      heard += 1;
    });
    const ran = await pandu([]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/The code that was made before, here or in the app, no longer works\.\n$/);
    await expect.poll(() => heard).toBeGreaterThan(0);
    stop();
    expect(JSON.parse((await pandu(['--json'])).out)).toMatchObject({ endedEarlier: true });
  });

  test('offline: 1, and the number all the same', async () => {
    await writeFile(join(shell.folder, 'policy.json'), JSON.stringify({ contact: { phone: '021 555 0101' } }));
    const ran = await pandu([], { PANDU_SERVER: 'http://127.0.0.1:9' });
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining('You can call all the same (Phone: 021 555 0101)') });
  });

  test('where no help desk is set up: 1', async () => {
    expect(await pandu([], { PANDU_SERVER: '', PANDU_ENROLMENT_KEY: '' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('no help desk is set up'),
    });
  });

  test('too many: 1, and when there is a new one', async () => {
    for (let turn = 0; turn < 6; turn += 1) expect((await pandu(['--json'])).code).toBe(0);
    expect(await pandu([])).toMatchObject({ code: 1, err: expect.stringMatching(/there is a new one in (59|60) min/) });
  }, 60_000);

  test.each([[['now']], [['--lang', 'fr']], [['--nonsense']]])('%j is not understood: 2', async (args) => {
    expect(await pandu(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--help') });
  });
});
