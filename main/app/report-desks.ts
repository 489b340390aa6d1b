import type { Application } from '../../shared/model/application.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { Section } from '../../shared/model/section.ts';
import { createCapturer } from '../capture/capturer.ts';
import type { Inspector } from '../inspector.ts';
import type { Bus } from '../platform/dbus.ts';
import { createDraftStore } from '../report/draft-store.ts';
import { createFreshSetDesk } from '../report/fresh-set-desk.ts';
import { createReportDesk } from '../report/report-desk.ts';
import type { Services } from '../services.ts';
import type { PanduWindow } from '../windows/window.ts';
import type { Ground } from './ground.ts';
import { screensNow } from './own-program.ts';

export interface ReportDesksPorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly window: Pick<PanduWindow, 'painted' | 'send'>;
  readonly inspector: Inspector;
  readonly policy: () => Policy;
  readonly bus: Bus | null;
  /** The user said yes or no to a request for a fresh set. */
  readonly onAnswered: () => void;
}

/** What is in front at a click, how this computer is, and what becomes of both: reports and fresh sets. */
export type ReportDesks = ReturnType<typeof createReportDesks>;

export function createReportDesks({ ground, services, window, inspector, policy, bus, onAnswered }: ReportDesksPorts) {
  const { env, paths, now, log, language, newRedactor, newPlaceholderKey } = ground;
  const { outbox, feed, facts, ownFacts, version, newId } = services;
  const reach = () => ({
    checkUrl: policy().checkUrl,
    helpDesk: services.server?.serverUrl,
    ca: services.authority ?? undefined,
  });
  const inspect = (application: Application | null, onSection: (section: Section) => void, signal: AbortSignal, placeholderKey?: string) =>
    inspector
      .run({ application, off: policy().sectionsOff, screens: screensNow(), reach: reach(), placeholderKey }, onSection, signal)
      .then((inspected) => {
        void ownFacts.inspected(inspected.findings.map(({ id }) => id));
        return inspected;
      });
  const onEvidence = (id: string) => window.send('evidenceChanged', { id });
  const capturer = createCapturer({
    sessionType: facts.sessionType,
    display: env.DISPLAY,
    desktops: facts.desktops,
    bus,
    describe: inspector.describe,
    screenshotAllowed: () => policy().screenshotAllowed,
    painted: window.painted,
    log: log.warn,
  });
  const reports = createReportDesk({
    capture: capturer.take,
    painted: window.painted,
    running: inspector.running,
    withIcon: inspector.withIcon,
    diagnose: inspect,
    outbox,
    drafts: createDraftStore(paths.drafts, Date.now, log.warn),
    redact: (value, key) => newRedactor(key).value(value),
    newPlaceholderKey,
    language,
    version,
    newId,
    now: Date.now,
    log: log.warn,
    onEvidence,
  });
  const freshSets = createFreshSetDesk({
    feed,
    outbox,
    running: inspector.running,
    diagnose: inspect,
    off: () => policy().sectionsOff,
    version,
    now,
    log: log.warn,
    onEvidence,
    onAnswered,
  });
  return {
    inspect,
    capturer,
    reports,
    freshSets,
    /** The window is gone. */
    release(): void {
      reports.release();
      freshSets.release();
    },
  };
}
