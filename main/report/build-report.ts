import { createHash } from 'node:crypto';
import type { Draft } from '../../shared/ipc/contract.ts';
import { crashSchema } from '../../shared/model/crash.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Language } from '../../shared/model/language.ts';
import { type Report, reportSchema } from '../../shared/model/report.ts';
import type { Section } from '../../shared/model/section.ts';
import { crashesSection } from '../../shared/model/sections/crashes.ts';
import type { AttachmentRef } from '../../shared/model/ticket.ts';
import type { NewEntry } from '../outbox/entry.ts';
import { reportFile } from '../outbox/entry.ts';

/** What was gathered for a report, apart from what the user says. */
export interface ReportEvidence {
  readonly createdAt: string;
  readonly sections: readonly Section[];
  readonly findings: readonly Finding[];
  readonly screenshot: { readonly id: string; readonly png: Uint8Array } | null;
}

export interface BuiltReport {
  readonly report: Report;
  /** Exactly what is shown in the preview, what lies in the outbox and what leaves. */
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** Whoever writes within this time after a crash writes about it. Milliseconds. */
const aboutACrash = 30 * 60_000;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * The same draft and evidence give the same bytes, however often: that is what makes the preview honest.
 * Sections that the user switched off leave as `off` without data, and so do the findings made of them.
 * @param redact takes secrets out of what the user typed and chose, too
 */
export function buildReport(
  draft: Draft,
  evidence: ReportEvidence,
  language: Language,
  version: string,
  redact: <T>(value: T) => T,
): BuiltReport {
  const off = new Set(draft.sectionsOff);
  const attachments: AttachmentRef[] = evidence.screenshot
    ? [
        {
          id: evidence.screenshot.id,
          kind: 'screenshot',
          mediaType: 'image/png',
          bytes: evidence.screenshot.png.length,
          sha256: sha256(evidence.screenshot.png),
        },
      ]
    : [];
  const report = reportSchema.parse({
    schema: 1,
    id: draft.id,
    createdAt: evidence.createdAt,
    language,
    message: redact(draft.message.trim()),
    hinders: draft.hinders,
    application: redact(draft.application),
    findings: evidence.findings.filter(({ section }) => !off.has(section)),
    sections: evidence.sections.map((section) => (off.has(section.id) ? withoutData(section) : section)),
    tipsShown: draft.tipsShown,
    ...(draft.issuesShown?.length ? { issuesShown: draft.issuesShown } : {}),
    attachments,
    ...crashSignature(evidence.sections, off),
    pandu: { version },
  } satisfies Report);
  const bytes = Buffer.from(JSON.stringify(report, null, 1), 'utf8');
  return { report, bytes, sha256: sha256(bytes) };
}

/** The crash that was reported, or else the last one of this application, if it is so fresh that the report is about it. */
function crashSignature(sections: readonly Section[], off: ReadonlySet<string>): Pick<Report, 'crashSignature'> {
  const dataOf = (id: 'crash' | 'crashes'): unknown => (off.has(id) ? undefined : sections.find((section) => section.id === id)?.data);
  const crash = crashSchema.safeParse(dataOf('crash'));
  if (crash.success) return { crashSignature: crash.data.signature };
  const recent = crashesSection.safeParse(dataOf('crashes'));
  const takenAt = Date.parse(sections.find(({ id }) => id === 'crashes')?.takenAt ?? '');
  const last = recent.success ? recent.data.crashes.find(({ confirmed, application }) => confirmed && application !== null) : undefined;
  return last && takenAt - Date.parse(last.at) < aboutACrash ? { crashSignature: last.signature } : {};
}

/** What is known of a section that is not sent: that there is one. */
export function withoutData({ id, takenAt }: Section): Section {
  return { id, status: 'off', takenAt, durationMs: 0 };
}

/**
 * The entry that the outbox keeps, with what the user agreed to.
 * @param consent when Send was pressed, and whether the exact text was on the screen
 */
export function entryOf(
  { report, bytes, sha256 }: BuiltReport,
  title: string,
  screenshot: ReportEvidence['screenshot'],
  consent: { readonly at: string; readonly shown: boolean },
): NewEntry {
  const { id, createdAt, application, message, attachments } = report;
  return {
    manifest: {
      kind: 'report',
      id,
      createdAt,
      title,
      message,
      attachments,
      application: application?.name ?? null,
      consent: { sha256, ...consent },
    },
    files: [{ name: reportFile, bytes }, ...(screenshot ? [{ name: screenshot.id, bytes: screenshot.png }] : [])],
  };
}
