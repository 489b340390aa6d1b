import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../../config.ts';
import { isAddress } from './address.ts';
import type { MailLanguage } from './compose.ts';

interface Server {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS is required, but on loopback. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly pass: string } | null;
}

export interface MailConfig {
  readonly address: string;
  readonly name: string;
  readonly language: MailLanguage;
  readonly imap: (Server & { readonly folder: string }) | null;
  readonly smtp: Server | null;
  readonly authserv: string | null;
  /** Address of another help desk into which tickets are mirrored by e-mail. */
  readonly desk?: string | null;
  /** Addresses that lead to us as well. */
  readonly aliases: readonly string[];
  /** Who gets the report of each month. */
  readonly leads: readonly string[];
}

const addresses = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

const schema = z.object({
  PANDU_MAIL_ADDRESS: z.string().refine(isAddress, 'must be one mail address'),
  PANDU_MAIL_NAME: z.string().max(100).default('Help desk'),
  PANDU_MAIL_LANGUAGE: z.enum(['en', 'id']).default('en'),
  PANDU_MAIL_IMAP: z.string().optional(),
  PANDU_MAIL_SMTP: z.string().optional(),
  PANDU_MAIL_FOLDER: z.string().default('INBOX'),
  PANDU_MAIL_USER: z.string().optional(),
  PANDU_MAIL_PASSWORD: z.string().optional(),
  PANDU_MAIL_PASSWORD_FILE: z.string().optional(),
  PANDU_MAIL_AUTHSERV: z.string().optional(),
  PANDU_MAIL_DESK: z.string().refine(isAddress, 'must be one mail address').optional(),
  PANDU_MAIL_ALIASES: z.string().default(''),
  PANDU_MAIL_LEADS: z
    .string()
    .default('')
    .transform(addresses)
    .refine((all) => all.every(isAddress), 'must be mail addresses with spaces between'),
});

/**
 * Null: no e-mail.
 * @throws ConfigError with one line that says what to do, never with a password in it
 */
export function readMailConfig(env: Readonly<Record<string, string | undefined>>): MailConfig | null {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('PANDU_MAIL_') && value));
  if (Object.keys(given).length === 0) return null;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}. See docs/operate-helpdesk.md.`);
  }
  const value = parsed.data;
  const login = value.PANDU_MAIL_USER === undefined ? null : { user: value.PANDU_MAIL_USER, pass: password(value) };
  const imap =
    value.PANDU_MAIL_IMAP === undefined ? null : server('PANDU_MAIL_IMAP', value.PANDU_MAIL_IMAP, { imap: 143, imaps: 993 }, login);
  const smtp =
    value.PANDU_MAIL_SMTP === undefined ? null : server('PANDU_MAIL_SMTP', value.PANDU_MAIL_SMTP, { smtp: 587, smtps: 465 }, login);
  if (!imap && !smtp) throw new ConfigError('Set PANDU_MAIL_IMAP, PANDU_MAIL_SMTP or both. See docs/operate-helpdesk.md.');
  if (value.PANDU_MAIL_DESK !== undefined && !(imap && smtp))
    throw new ConfigError('PANDU_MAIL_DESK needs PANDU_MAIL_SMTP for what goes there and PANDU_MAIL_IMAP for what comes back.');
  return {
    address: value.PANDU_MAIL_ADDRESS.toLowerCase(),
    name: value.PANDU_MAIL_NAME,
    language: value.PANDU_MAIL_LANGUAGE,
    imap: imap && { ...imap, folder: value.PANDU_MAIL_FOLDER },
    smtp,
    authserv: value.PANDU_MAIL_AUTHSERV ?? null,
    aliases: addresses(value.PANDU_MAIL_ALIASES).filter(isAddress),
    leads: value.PANDU_MAIL_LEADS,
    desk: value.PANDU_MAIL_DESK?.toLowerCase() ?? null,
  };
}

function password(value: z.infer<typeof schema>): string {
  if (value.PANDU_MAIL_PASSWORD !== undefined) return value.PANDU_MAIL_PASSWORD;
  if (value.PANDU_MAIL_PASSWORD_FILE === undefined)
    throw new ConfigError('PANDU_MAIL_USER needs PANDU_MAIL_PASSWORD_FILE or PANDU_MAIL_PASSWORD.');
  try {
    return readFileSync(value.PANDU_MAIL_PASSWORD_FILE, 'utf8').trimEnd();
  } catch (error) {
    throw new ConfigError(`PANDU_MAIL_PASSWORD_FILE: ${(error as Error).message}.`);
  }
}

function server(variable: string, text: string, ports: Readonly<Record<string, number>>, login: Server['login']): Server {
  const url = URL.canParse(text) ? new URL(text) : null;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  const usual = ports[scheme];
  if (!url || usual === undefined || url.hostname === '' || url.password !== '')
    throw new ConfigError(`${variable}: must be ${Object.keys(ports).join(':// or ')}://HOST[:PORT], without user and password.`);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? usual : Number(url.port),
    secure: scheme.endsWith('s'),
    // Many a relay in the house asks for no login.
    login: variable === 'PANDU_MAIL_SMTP' && url.searchParams.has('anonymous') ? null : login,
  };
}
