import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFaultProxy } from '../../support/fault-proxy.ts';
import { openShell } from './shell.ts';

const shell = openShell();
const { pandu, server } = shell;
const quick = ['report', '--app', 'Nothing Installed', '--no-diagnostics'];

describe('pandu report', () => {
  test('with diagnostics of this computer: kept, sent, and the agent has it', async () => {
    const ran = await pandu(
      ['report', '--app', 'LibreOffice Writer', '--message', 'Printing does nothing', '--hinders', 'blocked', '--json'],
      server(),
    );
    expect(ran).toMatchObject({ code: 0 });
    const { id, number } = JSON.parse(ran.out);
    expect(JSON.parse(ran.out)).toEqual({ kept: true, id, sent: true, number: expect.any(Number) });
    const agent = await shell.desk.user('agent');
    const { items } = (await agent.call('GET', '/api/v1/agent/tickets?status=all')).json();
    const row = items.find((item: { number: number }) => item.number === number);
    expect(row).toMatchObject({ title: 'Printing does nothing', hinders: 'blocked' });
    const { report } = (await agent.call('GET', `/api/v1/agent/tickets/${row.id}`)).json();
    expect(report.sections.length).toBeGreaterThan(5);
    expect(JSON.parse((await pandu(['status', '--json'], server())).out)).toMatchObject({ state: 'online', waiting: 0, broken: [] });
  });

  test('offline it is kept, and sent with the next one', async () => {
    const first = await pandu([...quick, '--message', 'Offline'], { PANDU_SERVER: 'http://127.0.0.1:9', PANDU_ENROLMENT_KEY: shell.key });
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Kept safe\.\nNot sent yet\. The help desk cannot be reached/),
    });
    expect(JSON.parse((await pandu(['status', '--offline', '--json'])).out)).toMatchObject({ waiting: 1 });
    const second = await pandu([...quick, '--message', '-'], server(), 'From standard input\n');
    expect(second).toMatchObject({ code: 0, out: expect.stringMatching(/^Kept safe\.\nThe help desk has it: number \d+/) });
    expect(JSON.parse((await pandu(['status', '--json'], server())).out)).toMatchObject({ state: 'online', waiting: 0 });
  });

  test.each([
    ['never set up', {}, 'No help desk is set up'],
    ['not safe', { PANDU_SERVER: 'http://helpdesk.example.org', PANDU_ENROLMENT_KEY: 'x' }, 'No help desk is set up'],
  ])('%s: kept all the same, and kindly told', async (_, env, says) => {
    expect(await pandu([...quick, '--message', 'Hello'], env)).toMatchObject({ code: 0, out: expect.stringContaining(says) });
  });

  test('a wrong key is told, and the report stays', async () => {
    const ran = await pandu([...quick, '--message', 'Hello', '--json'], { PANDU_SERVER: shell.url, PANDU_ENROLMENT_KEY: 'wrong' });
    expect(ran).toMatchObject({ code: 0 });
    expect(JSON.parse(ran.out)).toMatchObject({ kept: true, sent: false, reason: 'refused' });
  });

  test('where it cannot be kept: 1, the reason, and nothing sent', async () => {
    await writeFile(join(shell.folder, 'outbox'), 'a file where the folder should be');
    const ran = await pandu([...quick, '--message', 'Hello', '--json'], server());
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('cannot be written') });
    expect(JSON.parse(ran.out)).toEqual({ kept: false, reason: 'unwritable' });
  });

  test('a report that waits is listed, saved as a file, imported, and is the same ticket once it is sent', async () => {
    const proxy = await openFaultProxy(shell.url);
    const env = { PANDU_SERVER: proxy.url, PANDU_ENROLMENT_KEY: shell.key };
    expect(await pandu(['reports', 'save', '12345678'], env)).toMatchObject({ code: 1, err: expect.stringContaining('no such report') });
    const early = JSON.parse((await pandu([...quick, '--message', 'Early', '--json'], {})).out);
    expect(await pandu(['reports', 'save', early.id], env)).toMatchObject({ code: 1, err: expect.stringContaining('does not know') });
    expect(await pandu([...quick, '--message', 'Before'], env)).toMatchObject({ code: 0 });
    proxy.fault = () => 'drop';
    const { id } = JSON.parse((await pandu([...quick, '--message', 'Cut off', '--json'], env)).out);
    expect(JSON.parse((await pandu(['reports', '--json'], env)).out)).toMatchObject([{ id, title: 'Cut off', refused: null }]);
    expect((await pandu(['reports'], env)).out).toContain('Cut off');
    const file = join(shell.folder, 'r.pandu');
    expect(await pandu(['reports', 'save', id.slice(-8), file], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Saved: ${file}`),
    });
    expect(await pandu(['reports', 'save', id, shell.folder], env)).toMatchObject({ code: 1 });
    const agent = await shell.desk.user('agent');
    const binary = { 'x-pandu': '1', 'content-type': 'application/octet-stream' };
    const imported = await agent.call('POST', '/api/v1/agent/report-files', await readFile(file), binary);
    expect(imported.json()).toMatchObject({ again: false });
    proxy.fault = () => undefined;
    await pandu([...quick, '--message', 'After'], env);
    expect((await pandu(['reports'], env)).out).toBe('Nothing waits to be sent.\n');
    const { items } = (await agent.call('GET', '/api/v1/agent/tickets?status=all&q=Cut off')).json();
    expect(items.map((row: { id: string }) => row.id)).toEqual([imported.json().ticketId]);
    await proxy.close();
  });

  test.each([
    [['report']],
    [['report', '--app', 'Firefox']],
    [['report', '--app', 'Firefox', '--message', '  ']],
    [['report', '--app', 'Firefox', '--message', 'x', '--hinders', 'very']],
    [['report', '--app', 'Firefox', '--message', 'x', 'y']],
    [['report', '--nonsense']],
    [['reports', 'send']],
    [['reports', 'save']],
    [['reports', 'save', 'short']],
    [['tips']],
    [['tips', 'search']],
    [['tips', 'search', 'x', '--lang', 'fr']],
    [['tips', 'search', 'x', '--limit', 'many']],
    [['status', 'now']],
  ])('%j is not understood: 2, and where to read on', async (args) => {
    expect(await pandu(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--help') });
  });
});

describe('pandu tips', () => {
  const text = (title: string) => ({
    title,
    problem: 'p',
    cause: 'c',
    alternatives: '',
    steps: ['Open the menu.'],
    keywords: ['start menu'],
  });
  const tip = {
    id: 'where-is-the-menu',
    version: 1,
    updatedAt: '2026-11-24T04:00:00.000Z',
    app: 'Desktop',
    causeKind: 'howto',
    texts: { en: text('Where the menu is'), id: text('Di mana menunya') },
    audience: {},
    findings: [],
    related: [],
  };
  test('are searched and shown in both languages without any help desk', async () => {
    await mkdir(join(shell.folder, 'tips'));
    await writeFile(join(shell.folder, 'tips', 'tips.json'), JSON.stringify({ format: 1, tips: [tip], withdrawn: [] }));
    const found = await pandu(['tips', 'search', 'start', 'menu', '--lang', 'id', '--json']);
    expect(JSON.parse(found.out)).toContainEqual(expect.objectContaining({ id: tip.id, title: 'Di mana menunya' }));
    const shown = await pandu(['tips', 'show', tip.id]);
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining('1. Open the menu.') });
    expect((await pandu(['tips', 'show', tip.id, '--lang', 'id'])).out).toContain('Langkah-langkah');
    expect(await pandu(['tips', 'search', 'qqqqzzzz'])).toMatchObject({ code: 1, out: '' });
  });
});
