import { join } from 'node:path';
import { clipboard } from 'electron';
import type { Settings } from '../../shared/ipc/contract.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { Tip } from '../../shared/model/tip.ts';
import type { Inspector } from '../inspector.ts';
import type { Notice } from '../notices/decide.ts';
import type { Services } from '../services.ts';
import { createTipEffects } from '../tips/effect.ts';
import { createTipTimes } from '../tips/on-time.ts';
import { createTipPictures, type TipPicturesDependencies } from '../tips/pictures.ts';
import { createUnansweredSearches } from '../tips/unanswered.ts';
import { createUrgentTips } from '../tips/urgent.ts';
import { askBeforeAction } from '../windows/dialogs.ts';
import type { PanduWindow } from '../windows/window.ts';
import type { Ground } from './ground.ts';
import { createTipHelp } from './tip-help.ts';

export interface TipDeskPorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly window: Pick<PanduWindow, 'isOpen' | 'send'>;
  readonly inspector: Pick<Inspector, 'running'>;
  readonly policy: () => Policy;
  /** Name of the application in front at the last click. */
  readonly inFront: () => string | null;
  readonly fetchPicture: TipPicturesDependencies['fetch'];
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  readonly show: (notice: Notice) => Promise<void>;
  /** Tips that are urgent came, or their time did. */
  readonly tellUrgent: (tips: readonly Tip[]) => void;
}

/** Everything about tips besides the store of them: pictures, effects, what they do, when they begin. */
export type TipDesk = ReturnType<typeof createTipDesk>;

export function createTipDesk(ports: TipDeskPorts) {
  const { ground, services, window, inFront, changeSettings } = ports;
  const { env, home, paths, now, log, settings, language, texts, newRedactor, newPlaceholderKey } = ground;
  const { tips, outbox, feed, facts, newId } = services;

  /** Let go of again unless somebody is reading: most days end without a window. */
  async function glance(): Promise<readonly Tip[]> {
    const all = await tips.list(language());
    if (!window.isOpen()) tips.release();
    return all;
  }
  // Those that concern this desktop are asked for at the start and by rounds of sync, when nobody looks at tips.
  const pictures = createTipPictures({
    folder: join(paths.tips, 'pictures'),
    tips: { mine: glance, onChange: tips.onChange },
    fetch: ports.fetchPicture,
    log: log.warn,
  });
  const effects = createTipEffects({ file: paths.tipEffects, tips, outbox, language, inFront, now: Date.now, newId, log: log.warn });
  const unanswered = createUnansweredSearches({
    outbox,
    redactor: () => newRedactor(newPlaceholderKey()),
    sharing: () => settings.get().shareSearches,
    setSharing: (shareSearches) => changeSettings({ shareSearches }),
    language,
    inFront,
    now,
    newId,
  });
  const help = createTipHelp({
    env,
    home,
    desktops: facts.desktops,
    folder: paths.data,
    tips,
    language,
    settings: settings.get,
    policy: ports.policy,
    groups: () => feed.state().groups,
    running: ports.inspector.running,
    reported: () => Object.values(feed.state().tickets).flatMap(({ application }) => application ?? []),
    ask: (id) => askBeforeAction(id, texts()),
    copyText: (text) => clipboard.writeText(text),
    texts,
    show: ports.show,
    neverAgain: () => changeSettings({ tipOfTheDay: false }),
    now,
    log: log.info,
  });
  // The page lists them anew then, and with that the next time is waited for.
  const times = createTipTimes({ tips, tell: () => window.send('tipsChanged', null) });
  const urgent = createUrgentTips({ tips, feed, language, now, tell: ports.tellUrgent, log: log.warn });
  return {
    pictures,
    effects,
    unanswered,
    help,
    times,
    glance,
    /** @param first they were there before this desktop was, and are no news */
    lookForUrgent(first: boolean): void {
      urgent.changed(first);
      if (!window.isOpen()) void urgent.settled().then(tips.release);
    },
    /** The window is gone. */
    release(): void {
      tips.release();
      times.rest();
      effects.release();
      unanswered.release();
    },
    stop: urgent.stop,
  };
}
