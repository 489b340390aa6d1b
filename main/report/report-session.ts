import type { Draft, Evidence, Preview, ReportStart, SendResult } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Language } from '../../shared/model/language.ts';
import { maxAttachmentBytes, maxReportBytes, titleOf } from '../../shared/model/report.ts';
import type { Section } from '../../shared/model/section.ts';
import type { NewEntry } from '../outbox/entry.ts';
import { within } from '../platform/within.ts';
import { type BuiltReport, buildReport, entryOf, type ReportEvidence } from './build-report.ts';
import type { DraftStore } from './draft-store.ts';

type ScreenshotState = ReportStart['screenshot'];

/** What was in front at the click. Both come later than the click itself and may fail; neither is waited for. */
interface Captured {
  readonly screenshot: Promise<{ readonly state: ScreenshotState; readonly png: Uint8Array | null }>;
}

export interface SessionDependencies {
  readonly id: string;
  readonly createdAt: string;
  readonly captured: Captured;
  readonly diagnose: (
    application: Application | null,
    onSection: (section: Section) => void,
    signal: AbortSignal,
    /** Makes placeholders that are the same in all parts of the report. */
    placeholderKey: string,
  ) => Promise<{ sections: Section[]; findings: Finding[] }>;
  readonly outbox: { add(entry: NewEntry): Promise<{ kept: true; id: string } | { kept: false; reason: 'full' | 'unwritable' }> };
  readonly drafts: DraftStore;
  /** Takes secrets and personal data out of strings, at any depth. */
  readonly redact: <T>(value: T, placeholderKey: string) => T;
  /** 16 random hexadecimal digits. */
  readonly newPlaceholderKey: () => string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly language: () => Language;
  readonly version: string;
  readonly newId: () => string;
  readonly log: (message: string) => void;
  /** Sections that were there before: the crash that the report is about, redacted. They come first. */
  readonly given?: readonly Section[];
  /** Told when `evidence` has more to say. */
  readonly onEvidence: () => void;
}

/** One report from the click to the outbox: its evidence, its preview, its bytes. */
export interface ReportSession {
  readonly id: string;
  /** Diagnoses anew when the application is another one. */
  evidence(application: Application | null): Evidence;
  /** Diagnoses again what was diagnosed last. */
  recheck(): boolean;
  screenshot(): Promise<Uint8Array | null>;
  setScreenshot(png: Uint8Array | null): boolean;
  preview(draft: Draft): Promise<Preview>;
  /**
   * @param shown the SHA-256 of the exact text on the screen: if that is not what would leave, nothing does. Null: the
   * user did not look at it.
   */
  send(draft: Draft, shown: string | null): Promise<SendResult>;
  save(draft: Draft): Promise<boolean>;
  discard(): Promise<void>;
  /** Stops what is under way. */
  release(): void;
}

/** Milliseconds. Longer than the slowest collector may take: only a thread that is stuck takes this long. */
export const longestGathering = 30_000;

export function createReportSession(dependencies: SessionDependencies): ReportSession {
  const { id, createdAt, captured, drafts, onEvidence, given = [] } = dependencies;
  // One for the whole report: sections are redacted in a thread of their own, the user's words here.
  const placeholderKey = dependencies.newPlaceholderKey();
  const redact = <T>(value: T): T => dependencies.redact(value, placeholderKey);
  let screenshotState: ScreenshotState = 'pending';
  let picture: ReportEvidence['screenshot'] = null;
  let sections: Section[] = [...given];
  let findings: Finding[] = [];
  let gathering: {
    readonly key: string;
    readonly application: Application | null;
    readonly done: Promise<void>;
    readonly stop: AbortController;
  } | null = null;
  let finished = false;

  void captured.screenshot.then(({ state }) => {
    screenshotState = state;
    onEvidence();
  });

  function gather(application: Application | null): Promise<void> {
    const key = JSON.stringify(application);
    if (gathering?.key === key) return gathering.done;
    gathering?.stop.abort();
    const stop = new AbortController();
    finished = false;
    const found = new Map<string, Section>();
    const diagnosed = dependencies
      .diagnose(
        application,
        (section) => {
          if (stop.signal.aborted) return;
          found.set(section.id, section);
          sections = [...given, ...found.values()];
          onEvidence();
        },
        stop.signal,
        placeholderKey,
      )
      .then((result) => {
        if (stop.signal.aborted) return;
        sections = [...given, ...result.sections];
        findings = result.findings;
      })
      // A report goes without what could not be found out, and never waits for it for ever.
      .catch((error: unknown) => dependencies.log(`report: the computer could not be inspected: ${String(error)}`));
    const done = within(longestGathering, diagnosed).then(() => {
      if (stop.signal.aborted) return;
      finished = true;
      onEvidence();
    });
    gathering = { key, application, done, stop };
    return done;
  }

  /** Waits for the evidence: collectors have time limits, so this has one. */
  async function build(draft: Draft): Promise<BuiltReport> {
    await gather(draft.application);
    const evidence = { createdAt, sections, findings, screenshot: picture };
    return buildReport(draft, evidence, dependencies.language(), dependencies.version, redact);
  }

  return {
    id,
    evidence(application) {
      void gather(application);
      return { done: finished, screenshot: screenshotState, sections, findings };
    },
    recheck() {
      if (!gathering) return false;
      const { application, stop } = gathering;
      stop.abort();
      gathering = null;
      void gather(application);
      return true;
    },
    screenshot: async () => (await captured.screenshot).png,
    setScreenshot(png) {
      if (png !== null && (!isPng(png) || png.length > maxAttachmentBytes)) return false;
      picture = png === null ? null : { id: picture?.id ?? dependencies.newId(), png };
      return true;
    },
    async preview(draft) {
      // An empty text is no report yet, and has a preview all the same.
      const { bytes, sha256 } = await build({ ...draft, message: draft.message.trim() === '' ? '…' : draft.message });
      return { text: Buffer.from(bytes).toString('utf8'), bytes: bytes.length, sha256, screenshotBytes: picture?.png.length ?? null };
    },
    async send(draft, shown) {
      if (draft.message.trim() === '') return { kept: false, reason: 'empty' };
      const built = await build(draft);
      if (built.bytes.length > maxReportBytes) return { kept: false, reason: 'too-large' };
      if (shown !== null && shown !== built.sha256) return { kept: false, reason: 'changed' };
      const consent = { at: new Date(dependencies.now()).toISOString(), shown: shown !== null };
      const result = await dependencies.outbox.add(entryOf(built, titleOf(built.report.message), picture, consent));
      if (result.kept) await drafts.remove(id);
      return result;
    },
    // What is written down is what would be sent: a password that was typed is not.
    save: (draft) => drafts.save({ ...draft, message: redact(draft.message) }),
    async discard() {
      gathering?.stop.abort();
      await drafts.remove(id);
    },
    release() {
      gathering?.stop.abort();
    },
  };
}

function isPng(bytes: Uint8Array): boolean {
  return [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, at) => bytes[at] === byte);
}
