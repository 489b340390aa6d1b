import type { SectionData } from '../../shared/model/sections.ts';
import { createRedactor } from '../../shared/redaction/redactor.ts';
import { changes as collector } from '../diagnostics/collectors/changes.ts';
import { exec } from '../platform/exec.ts';
import { createFiles } from '../platform/files.ts';
import { readIdentity } from '../platform/users.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { openChanges } from './inspection.ts';

export const help = `Usage: pandu changes [--since TIME] [--json]

Says what changed on this computer lately: software installed, updated or removed, the kernel, drivers, settings, and
devices that came or went; the newest first. It compares with the snapshots that the app keeps, one a day, and reads the
logs of dpkg, dnf and zypper, Flatpak and snap. Nothing is sent anywhere and nothing is changed.

Options:
  --since TIME   how far back: 90m, 12h, 7d, 2w, or a day like 2026-11-20. Without it: since the last day, at least a week
                 ago, on which nothing serious was wrong
  --json         one JSON object on one line: {"sinceAt": ..., "untilAt": ..., "basis": ..., "items": [{"at": ..., "kind": ...,
                 "name": ..., "from": ..., "to": ...}]}

Kinds: installed, upgraded, removed, kernel, driver, setting, device-added, device-gone

Examples:
  pandu changes
  pandu changes --since 2d
  pandu changes --since 7d --json | jq -r '.items[] | select(.kind == "upgraded").name'

Exit codes: 0 done (also when nothing changed), 1 nothing could be read, 2 not understood.
`;

const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const longest = 3650 * 86_400_000;

/** "7d" before now, or the beginning of a day on this computer's clock; null: not understood. Milliseconds since 1970. */
export function sinceTime(text: string, now: number): number | null {
  const span = /^(\d{1,6})([mhdw])$/.exec(text);
  const at = span
    ? now - Number(span[1]) * (units[span[2] ?? ''] ?? Number.NaN)
    : /^\d{4}-\d\d-\d\d$/.test(text)
      ? Date.parse(`${text}T00:00:00`)
      : Number.NaN;
  return Number.isFinite(at) && at <= now && now - at <= longest ? at : null;
}

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { json: { type: 'boolean' }, since: { type: 'string' } });
  const refuse = (reason: string): number => {
    io.note(`pandu changes: ${reason}; see pandu changes --help`);
    return exitCodes.usage;
  };
  if (!parsed.ok) return refuse(parsed.reason);
  if (parsed.words.length > 0) return refuse(`"${parsed.words[0]}" is not understood`);
  const { since: asked, json = false } = parsed.values;
  const since = asked === undefined ? undefined : sinceTime(asked, Date.now());
  if (since === null) return refuse(`"${asked}" is no time in the past, such as 12h, 7d or 2026-11-20`);
  const { env, home, signal } = io;
  const { data, missing } = await (await openChanges(io)).look({ root: '/', env, home, exec, signal }, since);
  const own = { uid: process.getuid?.() ?? 0, home, userName: env.USER ?? env.LOGNAME };
  const clean = collector.redact?.(data, createRedactor(readIdentity(createFiles(), own))) ?? data;
  await io.out(json ? `${JSON.stringify(clean)}\n` : changesText(clean));
  if (missing) io.note(`pandu changes: ${missing}`);
  return missing && data.items.length === 0 ? exitCodes.failed : exitCodes.done;
}

/** Local time, a sign, the name, the versions: one line a change. */
export function changesText({ sinceAt, items, omitted }: SectionData<'changes'>): string {
  if (items.length === 0) return `Nothing changed since ${timeText(sinceAt)}.\n`;
  const lines = items.map(({ at, kind, name, device, from, to }) => {
    const values = from && to ? `${from} -> ${to}` : (to ?? from ?? '');
    return `${timeText(at)}  ${kind.padEnd(12)}  ${device ? `${device}: ` : ''}${name}${values ? `  ${values}` : ''}`;
  });
  return `${[...lines, ...(omitted ? [`… and ${omitted} more`] : [])].join('\n')}\n`;
}

function timeText(at: string): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
