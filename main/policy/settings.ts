import { readFile, rename } from 'node:fs/promises';
import { type Settings, settingsSchema } from '../../shared/ipc/settings.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { formatSettings, parseSettings } from './settings-format.ts';

export interface SettingsStore {
  get(): Settings;
  /** Changes what is named. Resolves once it is on disk, or with `kept: false` when it could not be written: it holds until the end then. */
  set(
    change: { readonly [K in keyof Settings]?: Settings[K] | undefined },
  ): Promise<{ readonly settings: Settings; readonly kept: boolean }>;
}
export interface SettingsDeps {
  readonly file: string;
  readonly now: () => Date;
  readonly warn: (message: string, facts: Readonly<Record<string, unknown>>) => void;
}

/**
 * The user's settings, versioned. A damaged file is set aside under another name and never overwritten: it may be all
 * that is left of what somebody set. Not electron-store: this folder knows no Electron, and its `conf` either throws on
 * a damaged file or empties it.
 */
export async function openSettings({ file, now, warn }: SettingsDeps): Promise<SettingsStore> {
  let settings = settingsSchema.parse({});
  let writing: Promise<unknown> = Promise.resolve();
  const write = (content: Settings): Promise<boolean> => {
    const written = writing
      .then(() => writeAtomically(file, formatSettings(content)))
      .then(
        () => true,
        (error: unknown) => {
          warn('settings could not be written', { reason: error instanceof Error ? error.message : String(error) });
          return false;
        },
      );
    writing = written;
    return written;
  };

  let text: string | null = null;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
      warn('settings could not be read', { reason: String(error) });
  }
  if (text !== null) {
    const parsed = parseSettings(text);
    if (parsed.kind === 'damaged') {
      const aside = `${file}.damaged-${now().toISOString().replaceAll(':', '-')}`;
      await rename(file, aside).catch((error: unknown) => warn('damaged settings could not be set aside', { reason: String(error) }));
      warn('settings were damaged; the defaults are used', { reason: parsed.reason, aside });
    } else {
      settings = parsed.settings;
      if (parsed.kind === 'migrated') await write(settings);
    }
  }

  return {
    get: () => settings,
    async set(change) {
      const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      settings = settingsSchema.parse({ ...settings, ...named });
      return { settings, kept: await write(settings) };
    },
  };
}
