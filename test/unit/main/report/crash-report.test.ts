import { describe, expect, test } from 'vitest';
import { createDraftStore } from '../../../../main/report/draft-store.ts';
import { createReportDesk } from '../../../../main/report/report-desk.ts';
import type { Crash } from '../../../../shared/model/crash.ts';
import { type Report, reportSchema } from '../../../../shared/model/report.ts';
import type { Section } from '../../../../shared/model/section.ts';
import { at, clock, desktopDisk, newId } from '../desktop-disk.ts';

const signature = 'c1-bcdfghjklmnpqrstbcdf';
const crash: Crash = {
  at: at(-1),
  application: { name: 'LibreOffice Calc', desktopId: 'libreoffice-calc' },
  executable: '/usr/lib/libreoffice/program/soffice.bin',
  signal: 'SIGSEGV',
  frames: [{ function: 'ScDocShell::LoadFrom', module: 'libsclo.so' }],
  signature,
  source: 'systemd-coredump',
  confirmed: true,
};
const sectionOf = (id: string, data: unknown): Section => ({ id, status: 'ok', takenAt: at(0), durationMs: 1, data });
const capture = {
  at: at(0),
  application: Promise.resolve({ name: 'Terminal' }),
  screenshot: Promise.resolve({ state: 'unavailable' as const, png: null }),
  taken: Promise.resolve(),
};

async function report(about: boolean, { off = [] as string[], sections = [] as Section[] } = {}) {
  const disk = await desktopDisk();
  const diagnosed: unknown[] = [];
  const keys = new Set<string>();
  const desk = createReportDesk({
    outbox: disk.outbox,
    drafts: createDraftStore(`${disk.folder}/drafts`, Date.now, () => undefined),
    capture: () => capture,
    painted: async () => undefined,
    running: async () => [],
    withIcon: async (application) => application,
    diagnose: async (application, onSection) => {
      diagnosed.push(application);
      for (const section of sections) onSection(section);
      return { sections, findings: [] };
    },
    newPlaceholderKey: () => '0123456789abcdef',
    redact: (text, key) => {
      keys.add(key);
      return text;
    },
    language: () => 'en',
    version: '1',
    newId,
    now: () => clock,
    log: () => undefined,
    onEvidence: () => undefined,
  });
  if (about)
    desk.prepare(capture, {
      crash: { ...crash, tip: 'office-crashes' },
      section: sectionOf('crash', crash),
      placeholderKey: 'key-of-the-crash',
    });
  const start = await desk.begin();
  const session = desk.find(start.id);
  const draft = {
    id: start.id,
    message: 'It closed',
    hinders: 'blocked' as const,
    application: start.application,
    sectionsOff: off,
    tipsShown: [],
  };
  const preview = await session?.preview(draft);
  const sent: Report = reportSchema.parse(JSON.parse(preview?.text ?? ''));
  return { start, session, sent, diagnosed, keys };
}

describe('a report begun from the notice of a crash', () => {
  test('is about the application that crashed, not the one in front; the crash comes first', async () => {
    const memory = sectionOf('memory', { total: 1 });
    const { start, sent, diagnosed, keys } = await report(true, { sections: [memory] });
    expect(start).toMatchObject({ application: { name: 'LibreOffice Calc' }, crash: { signature, tip: 'office-crashes' } });
    expect(diagnosed[0]).toMatchObject({ desktopId: 'libreoffice-calc' });
    expect(sent.sections.map(({ id }) => id)).toEqual(['crash', 'memory']);
    expect(sent.sections[0]?.data).toEqual(crash);
    // One value, one placeholder in all of it.
    expect([...keys]).toEqual(['key-of-the-crash']);
    expect(sent.crashSignature).toBe(signature);
  });

  test('without the crash when the user switches that off', async () => {
    const { sent } = await report(true, { off: ['crash'] });
    expect(sent.sections[0]).toMatchObject({ id: 'crash', status: 'off' });
    expect(JSON.stringify(sent)).not.toContain(signature);
  });

  test('looks again when asked', async () => {
    const { session, diagnosed } = await report(true);
    expect(diagnosed).toHaveLength(1);
    expect(session?.recheck()).toBe(true);
    expect(diagnosed).toHaveLength(2);
  });
});

describe('a report without a notice', () => {
  const recent = (one: Partial<Crash>) => [sectionOf('crashes', { asOf: at(0), sinceDays: 30, total: 1, crashes: [{ ...crash, ...one }] })];
  test.each([
    ['of a crash just now', {}, signature],
    ['of one an hour ago', { at: at(-60) }, undefined],
    ['of one that is not confirmed', { confirmed: false }, undefined],
    ['of a program in the background', { application: null }, undefined],
  ])('carries the signature %s: %o', async (_what, one, expected) => {
    const { start, sent } = await report(false, { sections: recent(one) });
    expect(start.crash).toBeUndefined();
    expect(sent.crashSignature).toBe(expected);
  });

  test('and none when the section is switched off', async () => {
    expect((await report(false, { sections: recent({}), off: ['crashes'] })).sent.crashSignature).toBeUndefined();
  });
});
