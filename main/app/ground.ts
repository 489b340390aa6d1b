import { randomBytes } from 'node:crypto';
import type { Language } from '../../shared/model/language.ts';
import { createRedactor, type Redactor } from '../../shared/redaction/redactor.ts';
import { createLog, type Log } from '../logging/log.ts';
import { sessionLanguage } from '../platform/desktop-facts.ts';
import { createFiles } from '../platform/files.ts';
import type { Paths } from '../platform/paths.ts';
import { type MainTexts, mainTexts } from '../platform/texts.ts';
import { readIdentity } from '../platform/users.ts';
import { openSettings, type SettingsStore } from '../policy/settings.ts';

export interface Place {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly uid: number;
  readonly paths: Paths;
  /** Where what was built lies. */
  readonly dist: string;
  readonly now: () => Date;
}

/** What every other part stands on: where it is, the log, what is taken out of it, the settings, the words. */
export interface Ground extends Place {
  readonly log: Log;
  /** For our own log and crash reports. */
  readonly redact: (text: string) => string;
  readonly newPlaceholderKey: () => string;
  readonly newRedactor: (placeholderKey: string) => Redactor;
  readonly settings: SettingsStore;
  readonly language: () => Language;
  readonly texts: () => MainTexts;
}

export async function openGround(place: Place): Promise<Ground> {
  const { env, home, uid, paths, now } = place;
  const newPlaceholderKey = () => randomBytes(8).toString('hex');
  const newRedactor = (key: string): Redactor =>
    createRedactor(readIdentity(createFiles(), { uid, home, userName: env.USER ?? env.LOGNAME }), key);
  let own: Redactor | null = null;
  const redact = (text: string): string => {
    // A key for each start: numbers would begin again, and mean others, in the middle of the log.
    own ??= newRedactor(newPlaceholderKey());
    return own.text(text);
  };
  const echo = env.PANDU_LOG === 'stderr' ? { echo: (line: string) => void process.stderr.write(line) } : {};
  const log = createLog({ folder: paths.logs, now, redact, ...echo });
  const settings = await openSettings({ file: paths.settingsFile, now, warn: log.warn });
  const language = (): Language => {
    const chosen = settings.get().language;
    return chosen === 'system' ? sessionLanguage(env) : chosen;
  };
  return { ...place, log, redact, newPlaceholderKey, newRedactor, settings, language, texts: () => mainTexts[language()] };
}
