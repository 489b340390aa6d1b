import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Capture } from '../../../../main/capture/capture.ts';
import { reportHandlers } from '../../../../main/ipc/handlers/report.ts';
import { createDraftStore } from '../../../../main/report/draft-store.ts';
import { createReportDesk, type ReportDeskDependencies } from '../../../../main/report/report-desk.ts';
import type { Draft } from '../../../../shared/ipc/contract.ts';
import { reportSchema } from '../../../../shared/model/report.ts';
import { createRedactor } from '../../../../shared/redaction/redactor.ts';
import { at, clock, desktopDisk, newId } from '../desktop-disk.ts';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
const captureOf = (name: string | null, more: Partial<Capture> = {}): Capture => ({
  at: at(0),
  application: Promise.resolve(name === null ? null : { name }),
  screenshot: Promise.resolve({ state: 'ready', png }),
  taken: Promise.resolve(),
  ...more,
});

const reported = async () => undefined;

async function desk(more: Partial<ReportDeskDependencies> = {}) {
  const disk = await desktopDisk();
  const folder = join(disk.folder, 'drafts');
  const diagnosed: unknown[] = [];
  const aborted: unknown[] = [];
  let minutes = 0;
  const dependencies: ReportDeskDependencies = {
    outbox: disk.outbox,
    drafts: createDraftStore(folder, Date.now, (line) => disk.logged.push(line)),
    capture: () => captureOf('nobody clicked'),
    painted: async () => undefined,
    running: async () => [{ name: 'Firefox' }, { name: 'LibreOffice Writer' }],
    withIcon: async (application) => ({ ...application, icon: 'data:image/png;base64,AA==' }),
    diagnose: async (application, _onSection, signal) => {
      diagnosed.push(application);
      signal.addEventListener('abort', () => aborted.push(application));
      return { sections: [{ id: 'memory', status: 'ok', takenAt: at(0), durationMs: 1, data: { total: 8 } }], findings: [] };
    },
    redact: (value, key) => createRedactor({}, key).value(value),
    newPlaceholderKey: () => '0123456789abcdef',
    language: () => 'id',
    version: '1.2.3',
    newId,
    now: () => clock + minutes * 60_000,
    log: (line) => disk.logged.push(line),
    onEvidence: () => undefined,
    ...more,
  };
  const created = createReportDesk(dependencies);
  const later = (by: number) => {
    minutes += by;
  };
  return { ...disk, desk: created, again: () => createReportDesk(dependencies), diagnosed, aborted, later, drafts: folder };
}
const draftOf = (id: string, more: Partial<Draft> = {}): Draft => ({
  id,
  message: 'No sound',
  hinders: 'slowed',
  application: { name: 'Firefox' },
  sectionsOff: [],
  tipsShown: [],
  ...more,
});

test('a computer that cannot be inspected costs the findings, never the report', async () => {
  const section = { id: 'memory', status: 'ok' as const, takenAt: at(0), durationMs: 1, data: {} };
  const {
    desk: reports,
    outbox,
    logged,
  } = await desk({
    diagnose: async (_application, onSection) => {
      onSection(section);
      throw new Error('the thread ended');
    },
  });
  const { id } = await reports.begin();
  const session = reports.find(id);
  expect(await session?.send(draftOf(id), null)).toEqual({ kept: true, id });
  expect(session?.evidence({ name: 'Firefox' })).toMatchObject({ done: true, sections: [section], findings: [] });
  expect(await outbox.list()).toHaveLength(1);
  expect(logged.join()).toContain('the thread ended');
});

describe('a report begins', () => {
  test('with what was in front at the click, its icon, and the others to choose from', async () => {
    const { desk: reports, diagnosed } = await desk();
    reports.prepare(captureOf('Writer', { at: at(-1) }));
    const begun = await reports.begin();
    expect(begun).toMatchObject({ createdAt: at(-1), application: { name: 'Writer', icon: expect.stringMatching('^data:') } });
    expect(begun.candidates.map(({ name }) => name)).toEqual(['Firefox', 'LibreOffice Writer']);
    expect(begun.draft).toBeUndefined();
    // The icon is for the page; what is diagnosed and sent does not carry it.
    expect(diagnosed).toEqual([{ name: 'Writer' }]);
  });

  test('with the click it belongs to: one click, one report; an old one is of something else', async () => {
    const { desk: reports, later } = await desk();
    const names = async () => (await reports.begin()).application?.name;
    reports.prepare(captureOf('Writer'));
    expect([await names(), await names()]).toEqual(['Writer', 'nobody clicked']);
    reports.prepare(captureOf('Calc'));
    later(10);
    expect(await names()).toBe('nobody clicked');
  });

  test('though nothing is known of what was in front', async () => {
    const { desk: reports, diagnosed } = await desk({ withIcon: async () => expect.fail('of what?') });
    reports.prepare(captureOf(null, { screenshot: Promise.resolve({ state: 'declined', png: null }) }));
    const { id, application } = await reports.begin();
    expect(application).toBeNull();
    expect(diagnosed).toEqual([null]);
    expect(await reports.find(id)?.screenshot()).toBeNull();
    expect(reports.find(id)?.evidence(null).screenshot).toBe('declined');
  });

  test.each<[string, Partial<ReportDeskDependencies>]>([
    ['the running programs cannot be listed', { running: () => Promise.reject(new Error('EACCES /proc')) }],
    ['an icon cannot be read', { withIcon: () => Promise.reject(new Error('EIO')) }],
  ])('though %s', async (_, broken) => {
    const { desk: reports } = await desk(broken);
    reports.prepare(captureOf('Writer'));
    expect(await reports.begin()).toMatchObject({ application: { name: 'Writer' } });
  });
});

describe('what was typed', () => {
  test('comes back after a crash, under the same id, and not after it was sent', async () => {
    const { desk: reports, again, outbox, drafts, diagnosed } = await desk();
    const { id } = await reports.begin();
    const draft = draftOf(id, { message: 'Half a sentence' });
    expect(await reports.find(id)?.save(draft)).toBe(true);
    const restarted = again();
    expect(await restarted.begin()).toMatchObject({ id, draft });
    expect(diagnosed.at(-1)).toEqual(draft.application);
    expect(await reportHandlers(restarted, reported).send({ ...draft, shown: null })).toEqual({ kept: true, id });
    expect(await readdir(drafts)).toEqual([]);
    expect((await again().begin()).draft).toBeUndefined();
    expect((await outbox.list()).map(({ manifest }) => manifest.id)).toEqual([id]);
  });

  test('lies on the disk as it would be sent: without passwords', async () => {
    const { desk: reports, drafts } = await desk();
    const { id } = await reports.begin();
    await reports.find(id)?.save(draftOf(id, { message: 'kata sandi: hunter2' }));
    expect(await readFile(join(drafts, `${id}.json`), 'utf8')).toMatch(/"kata sandi: \[secret-\w{5}\]"/);
  });

  test('damaged on the disk it is set aside, and the report begins', async () => {
    const { desk: reports, again, drafts } = await desk();
    const { id } = await reports.begin();
    await reports.find(id)?.save(draftOf(id));
    await writeFile(join(drafts, `${id}.json`), '{"id":');
    expect((await again().begin()).draft).toBeUndefined();
    expect(await readdir(drafts)).toEqual([`${id}.json.damaged`]);
  });

  test('begun again while it is written, the first gathering stops', async () => {
    const { desk: reports, aborted } = await desk();
    const { id } = await reports.begin();
    await reports.find(id)?.save(draftOf(id, { application: { name: 'Calc' } }));
    await reports.begin();
    expect(aborted).toEqual([{ name: 'nobody clicked' }]);
  });
});

describe('from the page', () => {
  test('the preview is what leaves, byte for byte, without what was switched off or is secret', async () => {
    const { desk: reports, outbox } = await desk();
    const inSight: (readonly string[])[] = [];
    const calls = reportHandlers(reports, async (tips) => void inSight.push(tips));
    const { id } = await calls.begin(undefined);
    expect(await calls.setScreenshot({ id, png })).toEqual({ ok: true });
    const draft = draftOf(id, { message: ' My password is hunter2 ', sectionsOff: ['memory'], tipsShown: ['no-sound'] });
    const preview = await calls.preview(draft);
    expect(await calls.send({ ...draft, shown: preview?.sha256 ?? '' })).toEqual({ kept: true, id });
    expect(inSight).toEqual([['no-sound']]);
    const entry = await outbox.read(id);
    const leaves = Buffer.from(entry?.files.get('report') ?? []).toString('utf8');
    expect(preview).toMatchObject({ text: leaves, bytes: Buffer.byteLength(leaves), screenshotBytes: png.length });
    const report = reportSchema.parse(JSON.parse(leaves));
    expect(report).toMatchObject({
      message: expect.stringMatching(/^My password is \[secret-\w{5}\]$/),
      language: 'id',
      pandu: { version: '1.2.3' },
    });
    expect(report.sections).toEqual([{ id: 'memory', status: 'off', takenAt: at(0), durationMs: 0 }]);
    expect(entry?.files.get(report.attachments[0]?.id ?? '')).toEqual(Buffer.from(png));
  });

  test('what the user agreed to is kept beside it: the digest of the bytes, the time, whether they were on the screen', async () => {
    const { desk: reports, outbox, later } = await desk();
    const calls = reportHandlers(reports, reported);
    for (const looked of [true, false]) {
      const { id } = await calls.begin(undefined);
      const preview = await calls.preview(draftOf(id));
      later(looked ? 3 : 1);
      await calls.send({ ...draftOf(id), shown: looked ? (preview?.sha256 ?? '') : null });
      const entry = await outbox.read(id);
      const sha256 = createHash('sha256')
        .update(entry?.files.get('report') ?? '')
        .digest('hex');
      expect(entry?.manifest).toMatchObject({ consent: { sha256, at: at(looked ? 3 : 4), shown: looked } });
      expect(preview?.sha256).toBe(sha256);
    }
  });

  test('another text than the one on the screen does not leave; the same one then does', async () => {
    const { desk: reports, outbox } = await desk();
    const calls = reportHandlers(reports, reported);
    const { id } = await calls.begin(undefined);
    const shown = (await calls.preview(draftOf(id)))?.sha256 ?? '';
    const written = draftOf(id, { message: 'No sound at all' });
    expect(await calls.send({ ...written, shown })).toEqual({ kept: false, reason: 'changed' });
    expect(await calls.send({ ...draftOf(id, { sectionsOff: ['memory'] }), shown })).toEqual({ kept: false, reason: 'changed' });
    await calls.setScreenshot({ id, png });
    expect(await calls.send({ ...draftOf(id), shown })).toEqual({ kept: false, reason: 'changed' });
    expect(await outbox.list()).toEqual([]);
    expect(await calls.send({ ...written, shown: (await calls.preview(written))?.sha256 ?? '' })).toEqual({ kept: true, id });
  });

  test('the same address has one placeholder in the words and in the sections, and another has another', async () => {
    const { desk: reports, outbox } = await desk({
      // As the thread does it: with a redactor of its own, of which this process only knows the key.
      diagnose: async (_application, _onSection, _signal, key) => {
        const { value } = createRedactor({}, key);
        const data = value({ lines: ['no route to 10.9.8.7', 'mail from siti@kantor.example', '10.1.1.1'] });
        return { sections: [{ id: 'journal', status: 'ok', takenAt: at(0), durationMs: 1, data }], findings: [] };
      },
    });
    const calls = reportHandlers(reports, reported);
    const { id } = await calls.begin(undefined);
    const message = 'agus@kantor.example and siti@kantor.example: 10.1.1.1 works, 10.9.8.7 does not';
    await calls.send({ ...draftOf(id, { message }), shown: null });
    const report = reportSchema.parse(JSON.parse(Buffer.from((await outbox.read(id))?.files.get('report') ?? []).toString()));
    const [agus, siti] = report.message.match(/\[email-\w+\]/g) ?? [];
    const [works, not] = report.message.match(/\[ip-\w+\]/g) ?? [];
    expect(new Set([agus, siti, works, not]).size).toBe(4);
    expect(report.sections[0]?.data).toEqual({ lines: [`no route to ${not}`, `mail from ${siti}`, works] });
  });

  test('a path in the folder of a person does not leave with the application', async () => {
    const { desk: reports, outbox } = await desk();
    const calls = reportHandlers(reports, reported);
    const { id } = await calls.begin(undefined);
    await calls.send({ ...draftOf(id, { application: { name: 'Zoom', executable: '/home/siti/Apps/zoom.AppImage' } }), shown: null });
    const leaves = Buffer.from((await outbox.read(id))?.files.get('report') ?? []).toString();
    expect(leaves).toMatch(/"\/home\/\[user-\w{5}\]\/Apps\/zoom\.AppImage"/);
  });

  test('an empty one is not sent and can still be finished; what is sent or thrown away is over', async () => {
    const { desk: reports, outbox } = await desk();
    const calls = reportHandlers(reports, reported);
    const { id } = await calls.begin(undefined);
    expect(await calls.send({ ...draftOf(id, { message: ' \n' }), shown: null })).toEqual({ kept: false, reason: 'empty' });
    expect(await calls.send({ ...draftOf(id), shown: null })).toEqual({ kept: true, id });
    expect(await calls.send({ ...draftOf(id), shown: null })).toEqual({ kept: false, reason: 'unknown-draft' });
    const other = await calls.begin(undefined);
    await calls.save(draftOf(other.id));
    expect(await calls.discard({ id: other.id })).toEqual({ ok: true });
    expect(await calls.send({ ...draftOf(other.id), shown: null })).toEqual({ kept: false, reason: 'unknown-draft' });
    expect(await outbox.list()).toHaveLength(1);
    expect((await calls.begin(undefined)).draft).toBeUndefined();
  });

  test('of a report that nobody writes, nothing is known and nothing happens', async () => {
    const { desk: reports } = await desk();
    const calls = reportHandlers(reports, reported);
    const id = newId();
    expect(await calls.save(draftOf(id))).toEqual({ ok: false });
    expect(await calls.preview(draftOf(id))).toBeNull();
    expect(await calls.screenshot({ id })).toEqual({ png: null });
    expect(await calls.setScreenshot({ id, png })).toEqual({ ok: false });
    expect(() => calls.evidence({ id, application: null })).toThrow(id);
  });

  test('a picture that is none is not taken', async () => {
    const { desk: reports } = await desk();
    const { id } = await reports.begin();
    expect(reports.find(id)?.setScreenshot(new Uint8Array([0x47, 0x49, 0x46]))).toBe(false);
    expect((await reports.find(id)?.preview(draftOf(id)))?.screenshotBytes).toBeNull();
  });
});

test('once the window is gone nothing goes on, and the picture is let go', async () => {
  const { desk: reports, aborted } = await desk();
  const { id } = await reports.begin();
  reports.prepare(captureOf('Writer'));
  reports.release();
  expect(reports.find(id)).toBeNull();
  expect(aborted).toHaveLength(1);
  expect((await reports.begin()).application?.name).toBe('nobody clicked');
});
