import { ConfigError } from '../../config.ts';
import { readDeskUrl } from '../http.ts';

export interface RedmineConfig {
  /** "https://redmine.example.org": also with the path below which it lies. */
  readonly url: string;
  /** Its identifier, as in the address of its page. */
  readonly project: string;
  readonly key: string;
  /** The number of the issue custom field that keeps our id of the ticket. */
  readonly field: number;
  /** After which a call is given up, in milliseconds. */
  readonly timeoutMs: number;
}

/** The environment's Redmine, or null when it names none. @throws ConfigError with one line that says what to do */
export function readRedmineConfig(env: Readonly<Record<string, string | undefined>>): RedmineConfig | null {
  const { PANDU_REDMINE_URL: url, PANDU_REDMINE_PROJECT: project, PANDU_REDMINE_KEY: key, PANDU_REDMINE_FIELD: field } = env;
  if (!url && !project && !key && !field) return null;
  if (!url || !project || !key || !/^[1-9]\d{0,8}$/.test(field ?? ''))
    throw new ConfigError(
      'PANDU_REDMINE_URL, PANDU_REDMINE_PROJECT, PANDU_REDMINE_KEY and PANDU_REDMINE_FIELD (a number) belong together: set all four.',
    );
  return { url: readDeskUrl('PANDU_REDMINE_URL', url), project, key, field: Number(field), timeoutMs: 60_000 };
}
