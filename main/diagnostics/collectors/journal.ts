import type { SectionData } from '../../../shared/model/sections.ts';
import type { Collector } from '../collector.ts';

type Entry = SectionData<'journal'>['entries'][number];

const sinceMinutes = 120;
const maxEntries = 200;
/** Microseconds since 1970 of the year 9999: a later time cannot be written as one. */
const latest = 253_402_300_799_000_000;

/** Numbers and addresses differ between repetitions of one complaint; without them they are one line with a count. */
const shape = (source: string, message: string): string => `${source} ${message.replace(/0x[0-9a-f]+|\d+/gi, '#')}`;

/** `journalctl -o json`: one object a line; a field that is no text comes as a list of bytes, of several values as a list. */
export function parseJournal(text: string): Entry[] {
  const byShape = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    const fields = objectOf(line);
    if (fields === null) continue;
    const message = textOf(fields.MESSAGE).slice(0, 2000);
    const micros = Number(textOf(fields.__REALTIME_TIMESTAMP));
    if (message === '' || !(micros > 0 && micros <= latest)) continue;
    const source = (textOf(fields.SYSLOG_IDENTIFIER) || textOf(fields._COMM) || textOf(fields._TRANSPORT) || 'unknown').slice(0, 200);
    const key = shape(source, message);
    const before = byShape.get(key);
    const priority = Math.min(7, Math.max(0, Number.parseInt(textOf(fields.PRIORITY), 10) || 0));
    if (before) before.count += 1;
    else byShape.set(key, { at: new Date(micros / 1000).toISOString(), source, priority, message, count: 1 });
  }
  return [...byShape.values()].slice(0, maxEntries);
}

function objectOf(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Not deeper than a list of values that are lists of bytes: nesting without end would be our end. */
function textOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || depth > 1) return '';
  return value.every((byte): byte is number => typeof byte === 'number')
    ? Buffer.from(value).toString('utf8')
    : textOf(value[0], depth + 1);
}

export const journal: Collector<'journal'> = {
  id: 'journal',
  title: 'Recent errors',
  cost: 'slow',
  timeLimitMs: 8000,
  collect: async ({ exec, signal }) => {
    const unread = (missing: string) => ({ data: { sinceMinutes, readable: false, entries: [] }, missing });
    if (exec === null) return unread('the journal needs a program, which the quick set does not start');
    const result = await exec(
      'journalctl',
      [
        ...['--no-pager', '-q', '-r', '-o', 'json', '-p', 'err', '-n', '500', `--since=-${sinceMinutes}min`],
        // By name: other fields hold command lines and environments.
        '--output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_COMM,_TRANSPORT',
      ],
      { timeoutMs: 7000, maxBytes: 2_000_000, signal },
    );
    if (!result.ok && result.reason === 'missing') return unread('this computer keeps no journal');
    if (!result.ok && result.reason === 'timeout') return unread('the journal did not answer in time');
    if (!result.ok) return unread(`the journal cannot be read by this user: ${result.stderr.split('\n')[0] ?? ''}`);
    return { data: { sinceMinutes, readable: true, entries: parseJournal(result.stdout) } };
  },
};
