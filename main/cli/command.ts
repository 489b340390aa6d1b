import { parseArgs } from 'node:util';

/** What a command gets from the shell. Nothing else of the process is touched, so that commands can be tested alone. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home directory, absolute. */
  readonly home: string;
  /** Standard output. Resolves when the text has left this process; a reader that has gone away ends the process quietly. */
  readonly out: (text: string) => Promise<void>;
  /** Standard error, for people. A newline is added. */
  readonly note: (text: string) => void;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
}

export interface CommandModule {
  /** Shown by `pandu NAME --help`: usage, what it does, options, examples. */
  readonly help: string;
  /** @returns the exit code */
  readonly run: (args: readonly string[], io: Io) => Promise<number>;
}

/** 0 done; 1 it could not be done, and why is on standard error; 2 it was asked for in a way that we do not understand. */
export const exitCodes = { done: 0, failed: 1, usage: 2 } as const;

type Options = Record<string, { type: 'string' | 'boolean'; short?: string; multiple?: boolean }>;
type Values<O extends Options> = { [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string };

/** Options and words of a command line; the reason, in words, when it makes no sense. */
export function parse<const O extends Options>(
  args: readonly string[],
  options: O,
): { readonly ok: true; readonly values: Values<O>; readonly words: readonly string[] } | { readonly ok: false; readonly reason: string } {
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { ok: true, values: parsed.values as Values<O>, words: parsed.positionals };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error) };
  }
}
