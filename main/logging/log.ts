import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { secretNameKind } from '../../shared/redaction/secret-names.ts';

type Level = 'info' | 'warn' | 'error';
export interface Log {
  info(message: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(message: string, facts?: Readonly<Record<string, unknown>>): void;
  error(message: string, error?: unknown): void;
}

export interface LogOptions {
  readonly folder: string;
  readonly now: () => Date;
  /** Takes out what must not stay on disk; every text passes through it. */
  readonly redact: (text: string) => string;
  /** Two files of this size at most: `main.log` and the one before it. */
  readonly maxBytes?: number;
  /** A second place for each line: the terminal, when there is one. */
  readonly echo?: (line: string) => void;
}

/** Whole, with the causes: a stack that is cut short cannot be acted on. */
export function describeError(error: unknown, told: ReadonlySet<unknown> = new Set()): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? `${error.name}: ${error.message}`;
  if (error.cause === undefined || told.has(error.cause)) return own;
  return `${own}\ncaused by ${describeError(error.cause, new Set([...told, error, error.cause]))}`;
}

/**
 * For JSON.stringify, text by text: redacted as a whole, JSON breaks, and a name behind "\\n" is missed. What stands under
 * the name of a secret goes whatever it looks like.
 */
export const redactingTexts =
  (redact: (text: string) => string) =>
  (key: string, value: unknown): unknown =>
    typeof value !== 'string' ? value : secretNameKind(key) === 'strong' ? '[secret]' : redact(value);

/**
 * One JSON object a line. Our own and not electron-log: that one costs 10 MB and 100 ms at start, on the idle path.
 * A log that cannot be written is never a reason to stop.
 */
export function createLog({ folder, now, redact, maxBytes = 1_000_000, echo }: LogOptions): Log {
  const file = join(folder, 'main.log');
  let size: number | null = null;

  const lineOf = (record: Readonly<Record<string, unknown>>): string => {
    try {
      return JSON.stringify(record, redactingTexts(redact));
    } catch (error) {
      const { at, level, message } = record;
      return JSON.stringify({ at, level, message, unwritable: String(error).split('\n')[0] }, redactingTexts(redact));
    }
  };

  const write = (level: Level, message: string, facts: Readonly<Record<string, unknown>> = {}) => {
    const line = `${lineOf({ at: now().toISOString(), level, message, ...facts })}\n`;
    const bytes = Buffer.byteLength(line);
    echo?.(line);
    try {
      if (size === null) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      }
      if (size > 0 && size + bytes > maxBytes) {
        renameSync(file, join(folder, 'main.old.log'));
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += bytes;
    } catch {
      size = null;
    }
  };

  return {
    info: (message, facts) => write('info', message, facts),
    warn: (message, facts) => write('warn', message, facts),
    error: (message, error) => write('error', message, error === undefined ? {} : { error: describeError(error) }),
  };
}
