import { ConfigError } from '../../config.ts';
import { readDeskUrl } from '../http.ts';
import type { RtConfig } from './client.ts';

/** The environment's RT, or null when it names none. @throws ConfigError with one line that says what to do */
export function readRtConfig(env: Readonly<Record<string, string | undefined>>): RtConfig | null {
  const { PANDU_RT_URL: url, PANDU_RT_TOKEN: token, PANDU_RT_QUEUE: queue } = env;
  if (!url && !token && !queue) return null;
  if (!url || !token || !queue) throw new ConfigError('PANDU_RT_URL, PANDU_RT_QUEUE and PANDU_RT_TOKEN belong together: set all three.');
  return { url: readDeskUrl('PANDU_RT_URL', url), token, queue, timeoutMs: 60_000 };
}
