import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError, isLoopback } from '../config.ts';

export interface ForumConfig {
  /** Without a slash at its end. */
  readonly url: string;
  readonly key: string;
  /** Whose name stands at the topics. */
  readonly user: string;
  /** Null: the forum's own default. */
  readonly category: number | null;
}

const schema = z.object({
  PANDU_DISCOURSE_URL: z.string(),
  PANDU_DISCOURSE_KEY: z.string().optional(),
  PANDU_DISCOURSE_KEY_FILE: z.string().optional(),
  PANDU_DISCOURSE_USER: z.string().regex(/^[\w.-]{1,60}$/, 'must be the name of a user'),
  PANDU_DISCOURSE_CATEGORY: z.coerce.number().int().positive().optional(),
});

/**
 * Null: no forum.
 * @throws ConfigError with one line that says what to do, never with the key in it
 */
export function readForumConfig(env: Readonly<Record<string, string | undefined>>): ForumConfig | null {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('PANDU_DISCOURSE_') && value));
  if (Object.keys(given).length === 0) return null;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}. See docs/operate-helpdesk.md.`);
  }
  const { PANDU_DISCOURSE_URL: text, PANDU_DISCOURSE_USER: user, PANDU_DISCOURSE_CATEGORY: category = null } = parsed.data;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.search !== '' || !(url.protocol === 'https:' || isLoopback(url.hostname)))
    throw new ConfigError('PANDU_DISCOURSE_URL: must be https://HOST[/PATH], without user and question mark.');
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, user, category, key: keyOf(parsed.data) };
}

function keyOf(value: z.infer<typeof schema>): string {
  if (value.PANDU_DISCOURSE_KEY !== undefined) return value.PANDU_DISCOURSE_KEY;
  if (value.PANDU_DISCOURSE_KEY_FILE === undefined)
    throw new ConfigError('PANDU_DISCOURSE_URL needs PANDU_DISCOURSE_KEY_FILE or PANDU_DISCOURSE_KEY.');
  try {
    return readFileSync(value.PANDU_DISCOURSE_KEY_FILE, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`PANDU_DISCOURSE_KEY_FILE: ${(error as Error).message}.`);
  }
}
