import { type Settings, settingsSchema } from '../../shared/ipc/settings.ts';

const settingsVersion = 2;

export type ParsedSettings =
  | { readonly kind: 'current'; readonly settings: Settings }
  /** Read from an older version; to be written again. */
  | { readonly kind: 'migrated'; readonly settings: Settings; readonly from: number }
  /** Written by a newer Pandu: what is understood is used, and the file is left as it is until a setting is changed. */
  | { readonly kind: 'newer'; readonly settings: Settings }
  | { readonly kind: 'damaged'; readonly reason: string };

type Fields = Record<string, unknown>;

/** Step `n` makes version n + 1 of version n. Never changed once released; a new version adds a step. */
const migrations: Readonly<Record<number, (old: Fields) => Fields>> = {
  /** 1 had `dark: boolean` and `locale: string`. */
  1: ({ dark, locale, ...rest }) => ({
    ...rest,
    ...(typeof dark === 'boolean' ? { theme: dark ? 'dark' : 'light' } : {}),
    ...(locale === 'en' || locale === 'id' ? { language: locale } : {}),
  }),
};

/** One wrong value costs that value, not the others. */
function readFields(fields: Fields): Settings {
  const kept = Object.entries(settingsSchema.shape).filter(([name, schema]) => schema.safeParse(fields[name]).success);
  return settingsSchema.parse(Object.fromEntries(kept.map(([name]) => [name, fields[name]])));
}

export function parseSettings(text: string): ParsedSettings {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { kind: 'damaged', reason: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { kind: 'damaged', reason: 'not a JSON object' };
  const { version, ...rest } = raw as Fields;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { kind: 'damaged', reason: 'no version' };
  if (version > settingsVersion) return { kind: 'newer', settings: readFields(rest) };
  let fields: Fields = rest;
  for (let at = version; at < settingsVersion; at += 1) fields = migrations[at]?.(fields) ?? fields;
  const settings = readFields(fields);
  return version === settingsVersion ? { kind: 'current', settings } : { kind: 'migrated', settings, from: version };
}

export const formatSettings = (settings: Settings): string => `${JSON.stringify({ version: settingsVersion, ...settings }, null, 2)}\n`;
