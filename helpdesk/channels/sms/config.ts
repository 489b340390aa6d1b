import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { languageSchema } from '../../../shared/model/language.ts';
import { ConfigError, isLoopback } from '../../config.ts';
import { readFields } from './http/fields.ts';
import type { HttpSending } from './http/gateway.ts';
import type { HttpReceiving } from './http/receive.ts';
import { toE164 } from './numbers.ts';
import type { SmsSettings } from './receive.ts';

export interface SmsConfig extends SmsSettings {
  /** The spool folder of gammu-smsd. */
  readonly gammu: string | null;
  readonly sending: HttpSending | null;
  readonly receiving: HttpReceiving | null;
}

const header = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, 'must be the name of a header');
const schema = z.object({
  PANDU_SMS_COUNTRY: z.string().regex(/^\+[1-9]\d{0,3}$/, 'must be a calling code, like +62'),
  PANDU_SMS_NUMBER: z.string().optional(),
  PANDU_SMS_LANGUAGE: languageSchema.default('en'),
  PANDU_SMS_GAMMU: z.string().startsWith('/', 'must be the whole path of a folder').optional(),
  PANDU_SMS_HTTP_URL: z.string().optional(),
  PANDU_SMS_HTTP_FORMAT: z.enum(['form', 'json']).default('form'),
  PANDU_SMS_HTTP_SEND: z.string().default('to=to,text=text,id=id'),
  PANDU_SMS_HTTP_CONSTANTS: z.string().default(''),
  PANDU_SMS_HTTP_AUTH_HEADER: header.default('Authorization'),
  PANDU_SMS_HTTP_AUTH: z.string().optional(),
  PANDU_SMS_HTTP_AUTH_FILE: z.string().optional(),
  PANDU_SMS_HTTP_REPLY_ID: z.string().optional(),
  PANDU_SMS_HTTP_SECRET: z.string().optional(),
  PANDU_SMS_HTTP_SECRET_FILE: z.string().optional(),
  PANDU_SMS_HTTP_FIELDS: z.string().default('from=from,text=text,id=id'),
  PANDU_SMS_HTTP_FAILED: z.string().default('failed,undelivered,rejected,expired'),
  PANDU_SMS_HTTP_SIGNATURE_HEADER: header.default('X-Pandu-Signature'),
  PANDU_SMS_HTTP_TIMESTAMP_HEADER: header.default('X-Pandu-Timestamp'),
});
type Values = z.infer<typeof schema>;

const shortestSecret = 16;

/**
 * Null: no SMS.
 * @throws ConfigError with one line that says what to do, never with a secret in it
 */
export function readSmsConfig(env: Readonly<Record<string, string | undefined>>): SmsConfig | null {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('PANDU_SMS_') && value));
  if (Object.keys(given).length === 0) return null;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}. See docs/operate-helpdesk.md.`);
  }
  const values = parsed.data;
  const country = values.PANDU_SMS_COUNTRY;
  const own = values.PANDU_SMS_NUMBER === undefined ? null : toE164(values.PANDU_SMS_NUMBER, country);
  if (values.PANDU_SMS_NUMBER !== undefined && own === null) throw new ConfigError('PANDU_SMS_NUMBER: must be a telephone number.');
  const gammu = values.PANDU_SMS_GAMMU ?? null;
  const sending = readSending(values, own);
  const receiving = readReceiving(values);
  if (gammu === null && sending === null)
    throw new ConfigError('Set PANDU_SMS_GAMMU or PANDU_SMS_HTTP_URL: SMS needs a way out. See docs/operate-helpdesk.md.');
  if (gammu !== null && sending !== null) throw new ConfigError('Set PANDU_SMS_GAMMU or PANDU_SMS_HTTP_URL, not both.');
  return { country, own, language: values.PANDU_SMS_LANGUAGE, gammu, sending, receiving };
}

function readSending(values: Values, own: string | null): HttpSending | null {
  const text = values.PANDU_SMS_HTTP_URL;
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.username !== '' || url.password !== '' || !(url.protocol === 'https:' || isLoopback(url.hostname)))
    throw new ConfigError('PANDU_SMS_HTTP_URL: must be https://..., without user and password.');
  const fields = readFields(values.PANDU_SMS_HTTP_SEND, ['to', 'text', 'id', 'from']);
  if (!fields?.to || !fields.text) throw new ConfigError('PANDU_SMS_HTTP_SEND: must be as to=FIELD,text=FIELD,id=FIELD,from=FIELD.');
  const value = secretOf('PANDU_SMS_HTTP_AUTH', values.PANDU_SMS_HTTP_AUTH, values.PANDU_SMS_HTTP_AUTH_FILE);
  return {
    ...{ url: text, format: values.PANDU_SMS_HTTP_FORMAT, fields, from: own, replyId: values.PANDU_SMS_HTTP_REPLY_ID ?? null },
    constants: Object.fromEntries(new URLSearchParams(values.PANDU_SMS_HTTP_CONSTANTS)),
    secret: value === null ? null : { header: values.PANDU_SMS_HTTP_AUTH_HEADER, value },
  };
}

function readReceiving(values: Values): HttpReceiving | null {
  const text = secretOf('PANDU_SMS_HTTP_SECRET', values.PANDU_SMS_HTTP_SECRET, values.PANDU_SMS_HTTP_SECRET_FILE);
  if (text === null) return null;
  const secrets = text.split(/\s+/).filter((secret) => secret !== '');
  if (secrets.length === 0 || secrets.some((secret) => secret.length < shortestSecret))
    throw new ConfigError(`PANDU_SMS_HTTP_SECRET: must have ${shortestSecret} characters or more.`);
  const fields = readFields(values.PANDU_SMS_HTTP_FIELDS, ['from', 'text', 'id', 'ref', 'status']);
  if (!fields?.from || !fields.text) throw new ConfigError('PANDU_SMS_HTTP_FIELDS: must be as from=FIELD,text=FIELD,id=FIELD.');
  return {
    secrets,
    fields: { ...fields, from: fields.from, text: fields.text },
    failedWords: values.PANDU_SMS_HTTP_FAILED.toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word !== ''),
    signatureHeader: values.PANDU_SMS_HTTP_SIGNATURE_HEADER.toLowerCase(),
    timestampHeader: values.PANDU_SMS_HTTP_TIMESTAMP_HEADER.toLowerCase(),
  };
}

function secretOf(name: string, value: string | undefined, file: string | undefined): string | null {
  if (value !== undefined) return value;
  if (file === undefined) return null;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`${name}_FILE: ${(error as Error).message}.`);
  }
}
