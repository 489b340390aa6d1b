import { join } from 'node:path';
import type { Settings } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import { daysSinceMigration, type Group } from '../../shared/model/group.ts';
import type { Language } from '../../shared/model/language.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { DestructiveAction } from '../../shared/model/step-action.ts';
import { tipText } from '../../shared/model/tip.ts';
import { desktopOf } from '../../shared/tips/desktop-steps.ts';
import type { TipActions } from '../actions/tip-actions.ts';
import type { Notice } from '../notices/decide.ts';
import type { MainTexts } from '../platform/texts.ts';
import type { TipOfTheDay } from '../tips/day/tip-of-the-day.ts';
import type { Tips } from '../tips/tips.ts';

export interface TipHelpPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The parts of XDG_CURRENT_DESKTOP. */
  readonly desktops: readonly string[];
  /** Where what was shown is kept. */
  readonly folder: string;
  readonly tips: Pick<Tips, 'list' | 'get'>;
  readonly language: () => Language;
  readonly settings: () => Pick<Settings, 'notifications' | 'tipOfTheDay' | 'quietHours'>;
  readonly policy: () => Pick<Policy, 'tipOfTheDay'>;
  readonly groups: () => readonly Group[];
  /** Applications that are open. */
  readonly running: () => Promise<readonly Application[]>;
  /** Names of applications that the user reported. */
  readonly reported: () => readonly string[];
  readonly ask: (id: DestructiveAction) => Promise<boolean>;
  readonly copyText: (text: string) => void;
  readonly texts: () => MainTexts;
  readonly show: (notice: Notice) => Promise<void>;
  readonly neverAgain: () => Promise<unknown>;
  readonly now: () => Date;
  readonly log: (message: string) => void;
}

/** What tips do on this desktop besides being read. Its parts are loaded when the first of them is asked for. */
export interface TipHelp {
  actions(): Promise<TipActions>;
  day(): Promise<TipOfTheDay>;
  /** At most one quiet notification a day, and only where it is wanted and the card was not seen. */
  tellToday(): Promise<void>;
  /** The user answered the notification. False: it was a click on the notice itself. */
  answered(action: string): boolean;
}

export const dayNoticeKey = 'tip of the day';

export function createTipHelp(ports: TipHelpPorts): TipHelp {
  const { env, home, tips, language, settings, now, log } = ports;
  let actions: Promise<TipActions> | null = null;
  let day: Promise<TipOfTheDay> | null = null;

  async function loadActions(): Promise<TipActions> {
    const [{ createTipActions }, { resolveAction }, { lookForInstalled }, { runCommand }, { createFiles }] = await Promise.all([
      import('../actions/tip-actions.ts'),
      import('../actions/resolve.ts'),
      import('../actions/installed.ts'),
      import('../actions/run.ts'),
      import('../platform/files.ts'),
    ]);
    const installed = lookForInstalled(createFiles('/'), env, home);
    return createTipActions({
      steps: async (id) => {
        const tip = await tips.get(id);
        return tip && tipText(tip, language()).steps;
      },
      resolve: (id) => resolveAction(id, desktopOf(ports.desktops), installed),
      run: (command) => runCommand(command, env, home),
      ask: ports.ask,
      copyText: ports.copyText,
      log,
    });
  }
  async function loadDay(): Promise<TipOfTheDay> {
    const { createTipOfTheDay } = await import('../tips/day/tip-of-the-day.ts');
    return createTipOfTheDay({
      file: join(ports.folder, 'tip-of-the-day.json'),
      wanted: () => settings().tipOfTheDay && ports.policy().tipOfTheDay,
      daysSince: (today) => daysSinceMigration(ports.groups(), today),
      tips: () => tips.list(language()),
      using: async () => [...(await ports.running().catch(() => [])).map(({ name }) => name), ...ports.reported()],
      now,
      log,
    });
  }
  const help: TipHelp = {
    actions() {
      actions ??= loadActions();
      return actions;
    },
    day() {
      day ??= loadDay();
      return day;
    },
    async tellToday() {
      const { notifications, tipOfTheDay, quietHours } = settings();
      if (!notifications || !tipOfTheDay || ports.groups().length === 0) return;
      const { isQuiet } = await import('../platform/quiet-hours.ts');
      if (isQuiet(quietHours, now())) return;
      const tip = await (await help.day()).notice();
      if (!tip) return;
      const words = ports.texts();
      await ports.show({
        key: dayNoticeKey,
        title: words.dayTitle,
        body: tipText(tip, language()).title,
        view: { name: 'tips', id: tip.id, from: 'day' },
        urgency: 'low',
        openLabel: words.dayOpen,
        actions: [
          { id: 'not-today', label: words.dayNot },
          { id: 'no-more', label: words.dayNever },
        ],
      });
    },
    answered(action) {
      if (action === 'not-today') void help.day().then((it) => it.notToday());
      else if (action === 'no-more') void ports.neverAgain();
      else return false;
      return true;
    },
  };
  return help;
}
