import { ConfigError } from '../../config.ts';
import { readDeskUrl } from '../http.ts';

export interface ZammadConfig {
  readonly url: string;
  readonly token: string;
  readonly group: string;
  /** After which a call is given up, in milliseconds. */
  readonly timeoutMs: number;
}

/** The environment's Zammad, or null when it names none. @throws ConfigError with one line that says what to do */
export function readZammadConfig(env: Readonly<Record<string, string | undefined>>): ZammadConfig | null {
  const { PANDU_ZAMMAD_URL: url, PANDU_ZAMMAD_TOKEN: token, PANDU_ZAMMAD_GROUP: group } = env;
  if (!url && !token && !group) return null;
  if (!url || !token || !group)
    throw new ConfigError('PANDU_ZAMMAD_URL, PANDU_ZAMMAD_GROUP and PANDU_ZAMMAD_TOKEN belong together: set all three.');
  return { url: readDeskUrl('PANDU_ZAMMAD_URL', url), token, group, timeoutMs: 60_000 };
}
