import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openNewMail } from '../../../../../main/actions/mail.ts';
import { type ReportFilePorts, reportFileHandlers } from '../../../../../main/ipc/handlers/report-file.ts';
import { createOutbox, type Outbox } from '../../../../../main/outbox/outbox.ts';
import { type DesktopIdentity, makeReportFile } from '../../../../../main/outbox/report-file.ts';
import { writeAtomically } from '../../../../../main/platform/atomic-write.ts';
import { readReportFile } from '../../../../../shared/report-file/read.ts';
import { newMessageEntry, newReportEntry } from '../../../../support/outbox-entries.ts';
import { hex, provingWith } from '../../../../support/report-file.ts';

let home: string;
let outbox: Outbox;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'pandu-file-'));
  outbox = createOutbox({ folder: join(home, 'outbox'), now: Date.now, log: () => {} });
  await outbox.start();
});
afterEach(async () => {
  await outbox.stop();
  await rm(home, { recursive: true, force: true });
});

const identity = { desktopId: '0193a1b2-0000-7000-8000-000000000001', token: 'desk_secret' };
const handlers = ({ who = identity, ...more }: Partial<ReportFilePorts> & { who?: DesktopIdentity | null } = {}) =>
  reportFileHandlers({
    make: async (id) => makeReportFile(await outbox.read(id), who, 'bantuan@example.org'),
    address: () => 'bantuan@example.org',
    askWhere: async (name) => join(home, name),
    folder: () => home,
    write: writeAtomically,
    openMail: async () => true,
    ...more,
  });
const kept = async (entry = newReportEntry({ screenshotBytes: 5_000 })) => {
  await outbox.add(entry);
  return entry;
};

test('the file has the very bytes that wait, and our proof; the report waits on', async () => {
  const entry = await kept();
  const { id } = entry.manifest;
  const result = await handlers().save({ id });
  if (result.state !== 'saved') throw new Error(result.state);
  expect(result.file).toBe(join(home, `report-${id.slice(-8)}.pandu`));
  const read = readReportFile(await readFile(result.file), hex);
  if (!read.ok) throw new Error(read.detail);
  const [report, picture] = entry.files.map(({ bytes }) => bytes);
  expect(Buffer.compare(read.file.report, report ?? new Uint8Array())).toBe(0);
  expect(Buffer.compare([...read.file.pictures.values()][0]?.content ?? new Uint8Array(), picture ?? new Uint8Array())).toBe(0);
  expect(read.file.manifest).toMatchObject({ reportId: id, desktopId: identity.desktopId });
  expect(provingWith(identity.token).prove(read.file.toProve)).toBe(read.file.proof);
  expect((await outbox.list()).map(({ manifest }) => manifest.id)).toEqual([id]);
});

test('what cannot be made says why, and writes nothing', async () => {
  const { id } = (await kept()).manifest;
  const message = (await kept(newMessageEntry('a'))).manifest.id;
  const write = () => Promise.reject(new Error('nothing is to be written'));
  expect(await handlers({ write }).save({ id: identity.desktopId })).toEqual({ state: 'gone' });
  expect(await handlers({ write }).save({ id: message })).toEqual({ state: 'gone' });
  expect(await handlers({ write, who: null }).save({ id })).toEqual({ state: 'not-enrolled' });
  expect(await handlers({ write, who: { ...identity, token: null } }).mail({ id })).toEqual({ state: 'not-enrolled' });
  expect(await handlers({ write, askWhere: async () => null }).save({ id })).toEqual({ state: 'cancelled' });
  const large = (await kept(newReportEntry({ reportBytes: 41_000_000 }))).manifest.id;
  expect(await handlers({ write }).save({ id: large })).toEqual({ state: 'too-large' });
  expect(await handlers({ write }).save({ id })).toEqual({ state: 'failed' });
});

/** A real program of this name, which writes down what it was asked. */
async function mailProgram(body: string): Promise<NodeJS.ProcessEnv> {
  const bin = join(home, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'xdg-email'), `#!/bin/sh\n${body}\n`);
  await chmod(join(bin, 'xdg-email'), 0o755);
  return { PATH: `${bin}:/usr/bin:/bin`, HOME: home };
}
const open = (env: NodeJS.ProcessEnv) => (to: string, file: string) =>
  openNewMail({ to, subject: 'Report; "x" $(id)', body: 'See\nit', file }, env, home);

test('by mail: the program gets address and file, word for word, and the file is where it says', async () => {
  const { id } = (await kept()).manifest;
  const env = await mailProgram(`for word in "$@"; do printf '%s\\0' "$word"; done > "${home}/asked"`);
  const result = await handlers({ openMail: open(env) }).mail({ id });
  const file = join(home, `report-${id.slice(-8)}.pandu`);
  expect(result).toEqual({ state: 'mailed', file });
  expect((await readFile(join(home, 'asked'), 'utf8')).split('\0')).toEqual([
    ...['--utf8', '--subject', 'Report; "x" $(id)', '--body', 'See\nit', '--attach', file, 'bantuan@example.org', ''],
  ]);
  expect(
    createHash('sha256')
      .update(await readFile(file))
      .digest('hex'),
  ).toHaveLength(64);
});

test.each([
  ['none is installed', null],
  ['it fails', 'exit 4'],
])('%s: the file is saved all the same, and nobody says that a mail was opened', async (_, body) => {
  const { id } = (await kept()).manifest;
  const env = body === null ? { PATH: join(home, 'nothing'), HOME: home } : await mailProgram(body);
  const result = await handlers({ openMail: open(env) }).mail({ id });
  expect(result).toMatchObject({ state: 'saved' });
  expect('file' in result && readReportFile(await readFile(result.file), hex).ok).toBe(true);
});

test.each(['', '-x@example.org', 'a@b, c@d', 'a@b?bcc=x', 'a b@c'])('no mail is opened to "%s"', async (to) => {
  const env = await mailProgram(`touch "${home}/asked"`);
  expect(await open(env)(to, '/tmp/x')).toBe(false);
  await expect(readFile(join(home, 'asked'))).rejects.toThrow('ENOENT');
});
