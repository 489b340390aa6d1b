import type { Crash } from '../../shared/model/crash.ts';
import { isQuiet } from '../platform/quiet-hours.ts';
import type { Told } from './told.ts';

/** The part of the user's settings that decides. */
export interface CrashSettings {
  readonly notifications: boolean;
  readonly crashNotices: boolean;
  /** Local times "22:00" to "07:00"; null: always. */
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  /** Applications that the user does not want to hear of, by `applicationKey`. */
  readonly crashNever: readonly { readonly id: string }[];
}

type Verdict =
  | { readonly tell: true; readonly application: NonNullable<Crash['application']> }
  | {
      readonly tell: false;
      readonly why: 'off' | 'quiet' | 'background' | 'unconfirmed' | 'still-open' | 'never' | 'later' | 'told' | 'old';
    };

/** A notice says that something happened just now. Milliseconds. */
const fresh = 10 * 60_000;
/** How long "not now" holds. */
export const notNowFor = 24 * 3_600_000;

export const applicationKey = ({ application, executable }: Pick<Crash, 'application' | 'executable'>): string =>
  (application?.desktopId ?? executable).slice(0, 200);

/** Is the user told of this crash? In doubt not: a help desk that cries wolf is switched off. */
export function decide(crash: Crash, stillOpen: boolean, settings: CrashSettings, told: Told, now: Date): Verdict {
  const no = (why: Extract<Verdict, { tell: false }>['why']): Verdict => ({ tell: false, why });
  const { application } = crash;
  const key = applicationKey(crash);
  if (!settings.notifications || !settings.crashNotices) return no('off');
  if (!crash.confirmed) return no('unconfirmed');
  if (!application) return no('background');
  if (stillOpen) return no('still-open');
  if (settings.crashNever.some(({ id }) => id === key)) return no('never');
  if (Math.abs(now.getTime() - Date.parse(crash.at)) > fresh) return no('old');
  if (told.was(key, crash.signature)) return no('told');
  const later = told.laterUntil(key);
  // A clock that was set back must not silence an application for good.
  if (later && now.toISOString() < later && Date.parse(later) - now.getTime() <= notNowFor) return no('later');
  if (isQuiet(settings.quietHours, now)) return no('quiet');
  return { tell: true, application };
}
