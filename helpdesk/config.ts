import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What the environment says, checked; docs/operate-helpdesk.md explains each variable. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded database; unused with `databaseUrl`. */
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  /** Null: main.ts looks beside the program. */
  readonly consoleFolder: string | null;
  /** The built public site; null: as above. */
  readonly siteFolder: string | null;
  /** A file as dist/tips.json. Null: as above. */
  readonly starterTips: string | null;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Fastify's `trustProxy`. */
  readonly trustProxy: boolean | string;
  readonly publicMetrics: boolean;
  /** Requests a minute of one desktop, session or unknown address. */
  readonly rateLimit: number;
  readonly logLevel: string;
  /** After so many hours without a signed answer a desktop says that news may be missing. */
  readonly newsValidHours: number;
}
export class ConfigError extends Error {}

export const usualNewsValidHours = 24;

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');
const schema = z.object({
  PANDU_HOST: z.string().default('127.0.0.1'),
  PANDU_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PANDU_HELPDESK_DATA: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  PANDU_CONSOLE_DIR: z.string().optional(),
  PANDU_SITE_DIR: z.string().optional(),
  PANDU_STARTER_TIPS: z.string().optional(),
  PANDU_TLS_CERT: z.string().optional(),
  PANDU_TLS_KEY: z.string().optional(),
  PANDU_TRUST_PROXY: z.string().optional(),
  PANDU_METRICS: z.enum(['loopback', 'public']).default('loopback'),
  PANDU_RATE_LIMIT: z.coerce.number().int().min(10).max(1_000_000).default(1200),
  PANDU_NEWS_VALID_HOURS: z.coerce.number().int().min(1).max(720).default(usualNewsValidHours),
  PANDU_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** @throws ConfigError with one line that says what to do */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ConfigError(`${String(issue?.path[0])}: ${issue?.message}. See docs/operate-helpdesk.md.`);
  }
  const value = parsed.data;
  const tls = readTls(value.PANDU_TLS_CERT, value.PANDU_TLS_KEY);
  if (!isLoopback(value.PANDU_HOST) && !tls && value.PANDU_TRUST_PROXY === undefined)
    throw new ConfigError(
      `PANDU_HOST=${value.PANDU_HOST} would serve passwords over plain HTTP. Set PANDU_TLS_CERT and PANDU_TLS_KEY, or PANDU_TRUST_PROXY to the address of the proxy that does TLS, or listen on 127.0.0.1.`,
    );
  const home = env.XDG_DATA_HOME || (env.HOME ? join(env.HOME, '.local/share') : undefined);
  const dataFolder = value.PANDU_HELPDESK_DATA ?? (home ? join(home, 'pandu-helpdesk') : undefined);
  if (dataFolder === undefined && value.DATABASE_URL === undefined)
    throw new ConfigError('Set PANDU_HELPDESK_DATA to a folder for the database, or DATABASE_URL to a PostgreSQL server.');
  return {
    host: value.PANDU_HOST,
    port: value.PANDU_PORT,
    dataFolder: dataFolder ?? '',
    databaseUrl: value.DATABASE_URL ?? null,
    consoleFolder: present('PANDU_CONSOLE_DIR', value.PANDU_CONSOLE_DIR),
    siteFolder: present('PANDU_SITE_DIR', value.PANDU_SITE_DIR),
    starterTips: present('PANDU_STARTER_TIPS', value.PANDU_STARTER_TIPS),
    tls,
    trustProxy: trustedProxy(value.PANDU_TRUST_PROXY),
    publicMetrics: value.PANDU_METRICS === 'public',
    rateLimit: value.PANDU_RATE_LIMIT,
    logLevel: value.PANDU_LOG_LEVEL,
    newsValidHours: value.PANDU_NEWS_VALID_HOURS,
  };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host) || /^::ffff:127\./.test(host);
}

/** "1" or "true": whoever connects is the proxy; otherwise addresses, as "10.0.0.5, 10.1.0.0/16". */
function trustedProxy(text: string | undefined): boolean | string {
  if (text === undefined) return false;
  const parsed = flag.safeParse(text);
  return parsed.success ? parsed.data : text;
}

function present(variable: string, path: string | undefined): string | null {
  if (path !== undefined && !existsSync(path))
    throw new ConfigError(`${variable}: there is no ${path}. Correct the path, or leave it out.`);
  return path ?? null;
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Config['tls'] {
  if (!certFile && !keyFile) return null;
  if (!certFile || !keyFile) throw new ConfigError('PANDU_TLS_CERT and PANDU_TLS_KEY belong together: set both.');
  try {
    return { cert: readFileSync(certFile), key: readFileSync(keyFile) };
  } catch (error) {
    throw new ConfigError(`Cannot read the TLS files: ${(error as Error).message}. Check the paths and who may read them.`);
  }
}
