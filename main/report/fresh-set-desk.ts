import type { Candidate, Evidence, Preview, SendResult } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { type FreshSetRequest, isOpen } from '../../shared/model/fresh-set.ts';
import { maxReportBytes } from '../../shared/model/report.ts';
import type { Section } from '../../shared/model/section.ts';
import { freshSetFile } from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { within } from '../platform/within.ts';
import type { FeedStore } from '../sync/feed/store.ts';
import { buildFreshSet, type FreshEvidence } from './build-fresh-set.ts';
import { longestGathering } from './report-session.ts';

export interface FreshSetDeskDependencies {
  readonly feed: Pick<FeedStore, 'state' | 'marks' | 'mark'>;
  readonly outbox: Pick<Outbox, 'add' | 'list'>;
  readonly running: () => Promise<readonly Candidate[]>;
  readonly diagnose: (
    application: Application | null,
    onSection: (section: Section) => void,
    signal: AbortSignal,
  ) => Promise<{ sections: Section[]; findings: Finding[] }>;
  /** Sections that policy keeps here, as it is at the moment of sending. */
  readonly off: () => readonly string[];
  readonly version: string;
  readonly now: () => Date;
  readonly log: (message: string) => void;
  /** Told when `evidence` of this request has more to say. */
  readonly onEvidence: (id: string) => void;
  /** Told when the user has said yes or no, and that is kept. */
  readonly onAnswered: () => void;
}

/** Answers requests for fresh sets. Nothing is looked at before the user asks to see or to send it; ids are those of requests. */
export interface FreshSetDesk {
  evidence(id: string): Omit<Evidence, 'screenshot'>;
  /** Null when nobody asks any more. */
  preview(id: string, sectionsOff: readonly string[]): Promise<Preview | null>;
  /** @param shown the SHA-256 of the exact text that is on the screen; null when it is not */
  send(id: string, sectionsOff: readonly string[], shown: string | null): Promise<SendResult>;
  decline(id: string): Promise<SendResult>;
  /** The window is gone: stops what is under way and lets go of what was found. */
  release(): void;
}

interface Gathering {
  evidence: FreshEvidence;
  finished: boolean;
  readonly done: Promise<void>;
  readonly stop: AbortController;
}

export function createFreshSetDesk(dependencies: FreshSetDeskDependencies): FreshSetDesk {
  const { feed, outbox, now } = dependencies;
  const gatherings = new Map<string, Gathering>();
  /** What the user has agreed to is finished, also when the window closes meanwhile. */
  const sending = new Set<string>();

  function openRequest(id: string): FreshSetRequest | null {
    const request = Object.values(feed.state().requests).find((one) => one.id === id);
    return request && isOpen(request, now().getTime()) ? request : null;
  }

  /** The report kept no more of its application than the name: a running one tells the rest. */
  async function applicationOf(ticketId: string): Promise<Application | null> {
    const name = feed.state().tickets[ticketId]?.application;
    if (!name) return null;
    const found = (await dependencies.running().catch(() => [])).find((one) => one.name === name);
    if (!found) return { name };
    const { icon: _, ...application } = found;
    return application;
  }

  function gather({ id, ticketId }: FreshSetRequest): Gathering {
    const before = gatherings.get(id);
    if (before) return before;
    const stop = new AbortController();
    const found = new Map<string, Section>();
    const look = async () => {
      const onSection = (section: Section) => {
        if (stop.signal.aborted || gathering.finished) return;
        found.set(section.id, section);
        gathering.evidence = { ...gathering.evidence, sections: [...found.values()] };
        dependencies.onEvidence(id);
      };
      const result = await dependencies.diagnose(await applicationOf(ticketId), onSection, stop.signal);
      if (!stop.signal.aborted && !gathering.finished) gathering.evidence = { ...gathering.evidence, ...result };
    };
    const gathering: Gathering = {
      evidence: { takenAt: now().toISOString(), sections: [], findings: [] },
      finished: false,
      stop,
      // In the next turn: `look` speaks of `gathering` itself.
      done: Promise.resolve().then(async () => {
        const looked = look().catch((error: unknown) =>
          dependencies.log(`fresh set: the computer could not be inspected: ${String(error)}`),
        );
        await within(longestGathering, looked);
        // What comes later would change what was previewed.
        gathering.finished = true;
        if (!stop.signal.aborted) dependencies.onEvidence(id);
      }),
    };
    gatherings.set(id, gathering);
    return gathering;
  }

  async function build(request: FreshSetRequest, sectionsOff: readonly string[]) {
    const gathering = gather(request);
    await gathering.done;
    return buildFreshSet(request.id, gathering.evidence, [...sectionsOff, ...dependencies.off()], dependencies.version);
  }

  function forget(id: string): void {
    gatherings.get(id)?.stop.abort();
    gatherings.delete(id);
  }

  /** The outbox would take a second answer for a repetition of the first, and drop it. */
  const isAnswered = async (id: string) =>
    feed.marks().requestsAnswered[id] !== undefined || (await outbox.list()).some(({ manifest }) => manifest.id === id);

  /** The answer is kept: what was gathered is let go, and marks of requests that are no more. */
  async function answered(id: string, how: 'sent' | 'declined'): Promise<void> {
    forget(id);
    const known = new Set(Object.values(feed.state().requests).map((request) => request.id));
    await feed.mark(({ requestsAnswered, ...others }) => ({
      ...others,
      requestsAnswered: { ...Object.fromEntries(Object.entries(requestsAnswered).filter(([one]) => known.has(one))), [id]: how },
    }));
    dependencies.onAnswered();
  }

  return {
    evidence(id) {
      const request = openRequest(id);
      if (!request) return { done: true, sections: [], findings: [] };
      const { finished, evidence } = gather(request);
      return { done: finished, sections: [...evidence.sections], findings: [...evidence.findings] };
    },
    async preview(id, sectionsOff) {
      const request = openRequest(id);
      if (!request) return null;
      const { bytes, sha256 } = await build(request, sectionsOff);
      return { text: Buffer.from(bytes).toString('utf8'), bytes: bytes.length, sha256, screenshotBytes: null };
    },
    async send(id, sectionsOff, shown) {
      const request = openRequest(id);
      if (!request) return { kept: false, reason: 'unknown-draft' };
      sending.add(id);
      try {
        if (await isAnswered(id)) return { kept: false, reason: 'unknown-draft' };
        const { bytes, sha256 } = await build(request, sectionsOff);
        if (bytes.length > maxReportBytes) return { kept: false, reason: 'too-large' };
        if (shown !== null && shown !== sha256) return { kept: false, reason: 'changed' };
        const at = now().toISOString();
        const consent = { sha256, at, shown: shown !== null };
        const result = await outbox.add({
          manifest: { kind: 'fresh-set', id, createdAt: at, ticketId: request.ticketId, consent },
          files: [{ name: freshSetFile, bytes }],
        });
        if (result.kept) await answered(id, 'sent');
        return result;
      } finally {
        sending.delete(id);
      }
    },
    async decline(id) {
      const request = openRequest(id);
      if (!request || (await isAnswered(id))) return { kept: false, reason: 'unknown-draft' };
      const at = now().toISOString();
      const result = await outbox.add({
        manifest: { kind: 'fresh-set-declined', id, createdAt: at, ticketId: request.ticketId, body: { at } },
        files: [],
      });
      if (result.kept) await answered(id, 'declined');
      return result;
    },
    release() {
      for (const id of [...gatherings.keys()]) if (!sending.has(id)) forget(id);
    },
  };
}
