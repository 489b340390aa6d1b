import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../../../main/cli/health.ts';
import type { Finding } from '../../../../shared/model/finding.ts';
import type { Section } from '../../../../shared/model/section.ts';

const section = (id: string, status: Section['status'], error?: string): Section => ({
  id,
  status,
  takenAt: '2026-11-24T08:00:00.000Z',
  durationMs: 1,
  ...(error ? { error } : {}),
});
const finding = (severity: Finding['severity']): Finding => ({
  id: 'disk-full',
  severity,
  cause: 'desktop',
  text: { en: 'The disk is full.', id: 'Penyimpanan penuh.' },
  evidence: '/: 100 % used',
  section: 'storage',
  tip: 'disk-full',
});
const well = [section('memory', 'ok'), section('storage', 'partial', 'one file system was not asked')];

describe('pandu health', () => {
  test.each([
    ['nothing found', well, [], 0],
    ['a hint and a warning', well, [finding('hint'), finding('warning')], 0],
    ['something serious', well, [finding('warning'), finding('serious')], 1],
    ['nothing could be looked at', [section('memory', 'failed'), section('storage', 'timeout')], [], 1],
  ])('%s: exit code', (_name, sections, findings, code) => {
    expect(verdictOn(sections, findings, false).code).toBe(code);
  });

  test('says what is wrong, on what ground, which tip helps, and where it could not look', () => {
    const { text, note } = verdictOn([...well, section('journal', 'failed', 'no access')], [finding('serious')], false);
    expect(text).toBe('!! The disk is full.\n     /: 100 % used\n     tip: disk-full\n?  journal could not be looked at (no access)');
    expect(note).toBeNull();
  });

  test('--json is one line with both', () => {
    const { text } = verdictOn([...well, section('journal', 'timeout')], [finding('hint')], true);
    expect(JSON.parse(text)).toEqual({ findings: [finding('hint')], notLookedAt: [{ id: 'journal', status: 'timeout' }] });
    expect(text).not.toContain('\n');
  });
});
