import type { Crash } from '../../shared/model/crash.ts';
import { createRedactor } from '../../shared/redaction/redactor.ts';
import { readCrashes } from '../crashes/read.ts';
import { concerns } from '../diagnostics/collectors/crashes.ts';
import { exec } from '../platform/exec.ts';
import { createFiles } from '../platform/files.ts';
import { readIdentity } from '../platform/users.ts';
import { exitCodes, type Io, parse } from './command.ts';

const longestDays = 365;

export const help = `Usage: pandu crashes [--app NAME] [--days N] [--json]

Lists programs of yours that closed unexpectedly, the newest first, as the system caught them: by systemd-coredump, apport
or ABRT. What could have been written by anybody is not believed, or is marked as not confirmed. The signature is the same
for the same crash on every computer. Secrets and personal data are taken out. Nothing is sent anywhere.

Options:
  --app NAME   only crashes of this application: its name ("LibreOffice Calc") or its program ("soffice")
  --days N     of the last N days; 30 without the option, at most ${longestDays}
  --json       one JSON object on one line: {"crashes": [...], "missing": [...]}

Examples:
  pandu crashes
  pandu crashes --app firefox --days 7
  pandu crashes --json | jq '.crashes[].signature'

Exit codes: 0 done (also when there were crashes), 1 no source could be asked, 2 not understood.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { json: { type: 'boolean' }, app: { type: 'string' }, days: { type: 'string' } });
  const usage = (reason: string): number => {
    io.note(`pandu crashes: ${reason}; see pandu crashes --help`);
    return exitCodes.usage;
  };
  if (!parsed.ok) return usage(parsed.reason);
  if (parsed.words.length > 0) return usage(`"${parsed.words[0]}" is not understood`);
  const { json = false, app, days = '30' } = parsed.values;
  if (!/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) > longestDays)
    return usage(`--days is a number from 1 to ${longestDays}`);
  const uid = process.getuid?.() ?? 0;
  const since = Date.now() - Number(days) * 24 * 3_600_000;
  const read = await readCrashes({ env: io.env, home: io.home, uid, exec, since, signal: io.signal });
  const wanted = read.crashes.map(({ crash }) => crash).filter(await filterFor(app));
  const redactor = createRedactor(readIdentity(createFiles(), { uid, home: io.home, userName: io.env.USER ?? io.env.LOGNAME }));
  // Times and signatures are nobody's.
  const crashes = wanted.map((crash) => redactor.value(crash, ['at', 'signal', 'signature', 'source']));
  const missing = read.missing.map(redactor.text);
  if (json) await io.out(`${JSON.stringify({ crashes, missing })}\n`);
  else {
    await io.out(crashes.length > 0 ? `${crashes.map(textOf).join('\n\n')}\n` : `No crash was found in the last ${days} days.\n`);
    for (const reason of missing) io.note(`pandu crashes: ${reason}`);
  }
  return crashes.length === 0 && missing.length > 0 ? exitCodes.failed : exitCodes.done;
}

/** By the menu's knowledge of the name, or by the name itself: what was removed since is in no menu. */
async function filterFor(app: string | undefined): Promise<(crash: Crash) => boolean> {
  if (app === undefined) return () => true;
  const { findApplicationByName } = await import('../platform/applications.ts');
  const application = (await findApplicationByName(app)) ?? { name: app, executable: app };
  const low = app.toLowerCase();
  return (crash) => concerns(crash, application) || crash.application?.name.toLowerCase() === low;
}

function textOf({ at, application, executable, signal, signature, source, confirmed, frames }: Crash): string {
  const name = application ? `${application.name}${application.version ? ` ${application.version}` : ''}` : 'a program in the background';
  const shown = frames.filter((frame) => frame.function !== '').slice(0, 5);
  return [
    `${at}  ${name}  ${signal}${confirmed ? '' : '  (not confirmed)'}`,
    `  program    ${executable}`,
    `  signature  ${signature}`,
    `  caught by  ${source}`,
    ...shown.map((frame, i) => `  ${i === 0 ? 'in        ' : '          '} ${frame.function}${frame.module ? ` (${frame.module})` : ''}`),
  ].join('\n');
}
