import { join } from 'node:path';
import type { ReportStart, Settings } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import type { Crash } from '../../shared/model/crash.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Section } from '../../shared/model/section.ts';
import { type Tip, tipText } from '../../shared/model/tip.ts';
import type { Redactor } from '../../shared/redaction/redactor.ts';
import { createCrashWatch } from '../crashes/crash-watch.ts';
import type { ReadCrash } from '../crashes/read.ts';
import { crashSection } from '../crashes/section.ts';
import { createTeller } from '../crashes/teller.ts';
import { tipFor } from '../crashes/tip.ts';
import { openTold } from '../crashes/told.ts';
import { watchForCrashes } from '../crashes/watch.ts';
import type { Notice } from '../notices/decide.ts';
import type { MainTexts } from '../platform/texts.ts';

export interface CrashHelpPorts {
  readonly uid: number;
  /** Where what the user was told is kept. */
  readonly folder: string;
  readonly settings: () => Settings;
  readonly setNever: (never: Settings['crashNever']) => Promise<unknown>;
  readonly read: (since: number) => Promise<readonly ReadCrash[]>;
  readonly tips: () => Promise<readonly Tip[]>;
  readonly newPlaceholderKey: () => string;
  readonly newRedactor: (placeholderKey: string) => Redactor;
  /** Sections that policy switched off. */
  readonly sectionsOff: () => readonly string[];
  readonly texts: () => MainTexts;
  readonly show: (notice: Notice) => Promise<void>;
  readonly openReport: (about: {
    readonly crash: NonNullable<ReportStart['crash']>;
    readonly section: Section;
    readonly placeholderKey: string;
  }) => void;
  readonly openTip: (id: string) => void;
  readonly language: () => Language;
  /** Told of each, whether the user is or not. */
  readonly onCrash: (crash: Crash) => void;
  readonly log: (message: string) => void;
}

/** Offers help when an application crashed. Loaded after everything else, and only while the user wants it. */
export interface CrashHelp {
  /** The user answered a notice. @param action the id of a button; "default" for a click on the notice itself */
  answered(crash: Crash, action: string): Promise<void>;
  stop(): void;
}

export async function startCrashHelp(ports: CrashHelpPorts): Promise<CrashHelp> {
  const { log, texts } = ports;
  const now = () => new Date();
  async function tipOf(crash: Crash): Promise<Tip | null> {
    const tips = await ports.tips().catch((): readonly Tip[] => []);
    const id = tipFor(crash, tips);
    return tips.find((tip) => tip.id === id) ?? null;
  }
  async function openReport(crash: Crash): Promise<void> {
    const tip = await tipOf(crash);
    const placeholderKey = ports.newPlaceholderKey();
    const section = crashSection(crash, ports.newRedactor(placeholderKey), now(), ports.sectionsOff().includes('crash'));
    ports.openReport({ crash: { ...crash, tip: tip?.id ?? null }, section, placeholderKey });
  }
  const teller = createTeller({
    told: () => openTold(join(ports.folder, 'crash-notices.json'), log),
    settings: ports.settings,
    setNever: ports.setNever,
    now,
    log,
    show: (crash) => void show(crash),
    openReport: (crash) => void openReport(crash),
    openTip: (crash) => void tipOf(crash).then((tip) => (tip ? ports.openTip(tip.id) : openReport(crash))),
  });
  async function show(crash: Crash & { readonly application: Application }): Promise<void> {
    const words = texts();
    const tip = await tipOf(crash);
    const notice: Notice = {
      key: `crash ${crash.application.desktopId ?? crash.executable}`,
      title: words.crashedTitle(crash.application.name),
      body: tip ? `${words.crashedTipBody(tipText(tip, ports.language()).title)}\n${words.crashedBody}` : words.crashedBody,
      view: { name: 'report' },
      urgency: 'normal',
      about: crash,
      openLabel: words.crashedHelp,
      actions: [
        ...(tip ? [{ id: 'tip', label: words.crashedTip }] : []),
        { id: 'later', label: words.crashedLater },
        { id: 'never', label: words.crashedNever },
      ],
    };
    await ports.show(notice);
  }
  const watching = createCrashWatch({
    watch: (onHint) => watchForCrashes({ uid: ports.uid, onHint, log }),
    read: ports.read,
    now: Date.now,
    after(ms, then) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    onCrash: (crash, stillOpen) => {
      ports.onCrash(crash);
      void teller.crashed(crash, stillOpen);
    },
    log,
  });
  await watching.start();
  log('crashes: watched');
  return { answered: teller.answered, stop: watching.stop };
}
