import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeCrashReport } from '../../../../main/logging/crash-reports.ts';
import { createLog, describeError, type LogOptions } from '../../../../main/logging/log.ts';
import { createRedactor } from '../../../../shared/redaction/redactor.ts';
import { at, clock, now, temporaryFolder } from '../desktop-disk.ts';

const redactor = createRedactor({ userName: 'budi', home: '/home/budi' });
const redact = (text: string) => redactor.text(text);
async function logIn(more: Partial<LogOptions> = {}) {
  const folder = join(await temporaryFolder(), 'logs');
  const log = createLog({ folder, now, redact, ...more });
  const lines = async (name = 'main.log') =>
    (await readFile(join(folder, name), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { folder, log, lines };
}

describe('the log', () => {
  test('is one JSON object a line, for the eyes of its owner only', async () => {
    const { folder, log, lines } = await logIn();
    log.info('started', { version: '1', count: 3 });
    log.error('the outbox cannot be used', new Error('EROFS', { cause: new Error('the disk') }));
    expect(await lines()).toEqual([
      { at: at(0), level: 'info', message: 'started', version: '1', count: 3 },
      { at: at(0), level: 'error', message: 'the outbox cannot be used', error: expect.stringMatching(/EROFS[\s\S]*caused by .*the disk/) },
    ]);
    expect((await stat(join(folder, 'main.log'))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('holds no secret and no name, wherever in a line they stand, and stays readable', async () => {
    const { folder, log, lines } = await logIn();
    log.warn('cannot sign in with password=hunter2', { url: 'https://budi:hunter2@files.example/', place: '/home/budi/a.txt' });
    log.error('failed', new Error('first line\nbudi: no such user\ntoken="hunter2hunter2"'));
    log.warn('nested', { facts: [{ text: 'password: hunter2' }] });
    log.warn('by its name', { token: 'hunter2', credentials: { password: 'hunter2', count: 2 } });
    expect(await lines()).toHaveLength(4);
    expect((await lines()).at(-1)).toMatchObject({ token: '[secret]', credentials: { password: '[secret]', count: 2 } });
    const text = await readFile(join(folder, 'main.log'), 'utf8');
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('budi');
  });

  test('is two files of the agreed size, whatever it is written in', async () => {
    const { folder, log, lines } = await logIn({ maxBytes: 1000 });
    for (let count = 0; count < 40; count += 1) log.info('語'.repeat(100), { count });
    expect(await readdir(folder)).toEqual(['main.log', 'main.old.log']);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(1000);
    const counts = [...(await lines('main.old.log')), ...(await lines())].map(({ count }) => count);
    expect(counts).toEqual(Array.from({ length: counts.length }, (_, n) => 40 - counts.length + n));
  });

  test('goes on where it ended before a restart', async () => {
    const { folder, log, lines } = await logIn({ maxBytes: 300 });
    log.info('a'.repeat(200));
    createLog({ folder, now, redact, maxBytes: 300 }).info('after the restart');
    expect(await lines('main.old.log')).toHaveLength(1);
    expect(await lines()).toMatchObject([{ message: 'after the restart' }]);
  });

  test('is never a reason to stop: without a place to write, and once there is one again', async () => {
    const echoed: string[] = [];
    const { folder, log, lines } = await logIn({ echo: (line) => echoed.push(line) });
    await writeFile(folder, 'in the way');
    log.info('lost');
    await rm(folder);
    log.info('kept');
    await rm(folder, { recursive: true });
    log.info('lost as well');
    log.info('and kept again');
    expect(await lines()).toMatchObject([{ message: 'and kept again' }]);
    expect(echoed).toHaveLength(4);
  });

  test('takes whatever it is given', async () => {
    const { log, lines } = await logIn();
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    log.warn('ring', { ring });
    log.warn('number', { big: 10n });
    const error = new Error('chases its tail');
    error.cause = error;
    log.error('cause', error);
    expect((await lines()).map(({ message }) => message)).toEqual(['ring', 'number', 'cause']);
  });
});

test('an error is told whole, with its causes; what is none is told as it is', () => {
  const told = describeError(new TypeError('outer', { cause: new Error('inner', { cause: 'a word' }) }));
  expect(told).toMatch(/^TypeError: outer\n {4}at .*[\s\S]*\ncaused by Error: inner\n[\s\S]*\ncaused by a word$/);
  expect([describeError('text'), describeError(null), describeError(undefined)]).toEqual(['text', 'null', 'undefined']);
});

describe('a crash of our own', () => {
  const context = { version: '1', process: 'main' } as const;

  test('is one file, readable, without names or secrets', async () => {
    const folder = join(await temporaryFolder(), 'crashes');
    const error = new Error('cannot open /home/budi/report\nbudi: password=hunter2');
    const file = writeCrashReport(folder, now(), error, { ...context, detail: 'budi' }, redact);
    const text = await readFile(file ?? '', 'utf8');
    expect(JSON.parse(text)).toMatchObject({ at: at(0), version: '1', process: 'main', error: expect.stringContaining('cannot open') });
    expect(text).not.toMatch(/budi|hunter2/);
    expect((await stat(file ?? '')).mode & 0o777).toBe(0o600);
  });

  test('only the newest twenty are kept', async () => {
    const folder = await temporaryFolder();
    for (let minute = 0; minute < 25; minute += 1)
      writeCrashReport(folder, new Date(clock + minute * 60_000), new Error(`${minute}`), context, redact);
    const names = (await readdir(folder)).sort();
    expect(names).toHaveLength(20);
    expect(names[0]).toContain('05-05-00');
    expect(names.at(-1)).toContain('05-24-00');
  });

  test('that cannot be written is no second crash', async () => {
    const parent = await temporaryFolder();
    await writeFile(join(parent, 'file'), '');
    expect(writeCrashReport(join(parent, 'file'), now(), new Error('x'), context, redact)).toBeNull();
    await mkdir(join(parent, 'crashes'));
    const broken = () => {
      throw new Error('the redactor is broken, too');
    };
    expect(writeCrashReport(join(parent, 'crashes'), now(), new Error('x'), context, broken)).toBeNull();
    expect(await readdir(join(parent, 'crashes'))).toEqual([]);
  });
});
