import type { Candidate, ReportStart } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import type { Section } from '../../shared/model/section.ts';
import type { Capture } from '../capture/capture.ts';
import type { DraftStore } from './draft-store.ts';
import { createReportSession, type ReportSession, type SessionDependencies } from './report-session.ts';

export interface ReportDeskDependencies extends Omit<SessionDependencies, 'id' | 'createdAt' | 'captured' | 'onEvidence' | 'now'> {
  readonly drafts: DraftStore;
  /** For a report that no click was captured for: begun from a page, long after the window opened. */
  readonly capture: () => Capture;
  /** Resolves when the page is there to be seen: until then nothing may take its time. */
  readonly painted: () => Promise<void>;
  readonly running: () => Promise<readonly Candidate[]>;
  readonly withIcon: (application: Application) => Promise<Candidate>;
  readonly now: () => number;
  readonly onEvidence: (id: string) => void;
}

/** The crash that the next report is about. */
export interface ReportedCrash {
  readonly crash: NonNullable<ReportStart['crash']>;
  /** What goes into the report of it. */
  readonly section: Section;
  /** With which it was redacted: the rest of the report is so, too. */
  readonly placeholderKey: string;
}

/** Where reports are begun: hands the evidence of the last click to the next report. */
export interface ReportDesk {
  /** What was in front at a click; the next report takes it. */
  prepare(capture: Capture, about?: ReportedCrash): void;
  begin(): Promise<ReportStart>;
  find(id: string): ReportSession | null;
  /** The report was sent or thrown away. */
  forget(id: string): void;
  /** The window is gone: lets go of evidence and pictures. What was typed is on disk. */
  release(): void;
}

/** Evidence of a click this long ago is not of what is being reported now. */
const fresh = 10 * 60_000;

export function createReportDesk(dependencies: ReportDeskDependencies): ReportDesk {
  const { drafts, newId, now, running, withIcon } = dependencies;
  const sessions = new Map<string, ReportSession>();
  let prepared: { readonly capture: Capture; readonly about: ReportedCrash | undefined } | null = null;

  function takePrepared(): { readonly capture: Capture; readonly about: ReportedCrash | undefined } {
    const taken = prepared;
    prepared = null;
    return taken && now() - Date.parse(taken.capture.at) < fresh ? taken : { capture: dependencies.capture(), about: undefined };
  }

  return {
    prepare(capture, about) {
      prepared = { capture, about };
    },
    async begin() {
      const { capture, about } = takePrepared();
      const crashed = about?.crash.application ?? null;
      await dependencies.painted();
      // What cannot be found out is missing from the form; the form is there all the same.
      const [draft, application, candidates] = await Promise.all([
        drafts.latest(),
        (crashed ? Promise.resolve(crashed) : capture.application).then((one) => (one ? withIcon(one).catch(() => one) : null)),
        running().catch(() => []),
      ]);
      const id = draft?.id ?? newId();
      sessions.get(id)?.release();
      const session = createReportSession({
        ...dependencies,
        id,
        createdAt: capture.at,
        captured: capture,
        ...(about ? { given: [about.section], newPlaceholderKey: () => about.placeholderKey } : {}),
        onEvidence: () => dependencies.onEvidence(id),
      });
      sessions.set(id, session);
      const { screenshot } = session.evidence(draft?.application ?? plain(application));
      return {
        id,
        createdAt: capture.at,
        application,
        candidates: [...candidates],
        screenshot,
        sectionsOff: [],
        ...(about ? { crash: about.crash } : {}),
        ...(draft ? { draft } : {}),
      };
    },
    find: (id) => sessions.get(id) ?? null,
    forget(id) {
      sessions.delete(id);
    },
    release() {
      for (const session of sessions.values()) session.release();
      sessions.clear();
      prepared = null;
    },
  };
}

function plain(candidate: Candidate | null): Application | null {
  if (!candidate) return null;
  const { icon: _, ...application } = candidate;
  return application;
}
