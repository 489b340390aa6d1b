import { resolve } from 'node:path';
import { makeReportFile } from '../outbox/report-file.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import { mergePolicy } from '../policy/managed.ts';
import { createCredentialStore } from '../sync/credentials.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { openServices } from './services.ts';

export const help = `Usage: pandu reports [--json]
       pandu reports save ID [FILE]

Lists the reports that wait on this computer to be sent. With "save" one of them is written into a file as well, for a way
without a network: send it to the help desk by mail, or hand it over on a USB stick. The report stays and is sent by itself
later; it is one report, however often it arrives. The file is not encrypted.

  ID     as the list shows it, or its last 8 characters
  FILE   where to; report-....pandu in this folder when not given

Options:
  --json   one JSON array, on one line

Examples:
  pandu reports
  pandu reports save 7f3a9c21 /media/rina/USB/report.pandu

Exit codes: 0 done, 1 it could not be done and why, 2 not understood.
`;

const reasons = {
  gone: 'no such report waits here; see pandu reports',
  'not-enrolled': 'the help desk does not know this computer yet, so it could not tell whose file it is. Call instead.',
  'too-large': 'it is too large for one file. It stays here and is sent as soon as there is a connection.',
} as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { json: { type: 'boolean' } });
  const usage = (reason: string) => {
    io.note(`pandu reports: ${reason}; see pandu reports --help`);
    return exitCodes.usage;
  };
  if (!parsed.ok) return usage(parsed.reason);
  const [what, id, file, more] = parsed.words;
  if (what === undefined) return list(io, parsed.values.json ?? false);
  if (what !== 'save') return usage(`"${what}" is not understood`);
  if (id === undefined || id.length < 8 || more !== undefined) return usage('say which: pandu reports save ID [FILE]');
  return save(io, id.toLowerCase(), file);
}

async function list(io: Io, json: boolean): Promise<number> {
  const { outbox } = await openServices(io);
  const waiting = (await outbox.list()).flatMap(({ manifest, refusal }) => (manifest.kind === 'report' ? [{ ...manifest, refusal }] : []));
  if (json) {
    const rows = waiting.map(({ id, createdAt, title, refusal }) => ({ id, createdAt, title, refused: refusal?.code ?? null }));
    await io.out(`${JSON.stringify(rows)}\n`);
  } else if (waiting.length === 0) await io.out('Nothing waits to be sent.\n');
  else await io.out(waiting.map(({ id, createdAt, title }) => `${id}  ${createdAt.slice(0, 16).replace('T', ' ')}  ${title}\n`).join(''));
  return exitCodes.done;
}

async function save(io: Io, id: string, given: string | undefined): Promise<number> {
  const { outbox, feed, managed, paths } = await openServices(io);
  await feed.load().catch((error: unknown) => io.note(`pandu: ${String(error)}`));
  const fits = (await outbox.list()).filter(({ manifest }) => manifest.kind === 'report' && manifest.id.endsWith(id));
  const known = fits.length === 1 ? fits[0] : undefined;
  const identity = await createCredentialStore(paths.desktopFile, io.note).load();
  const address = mergePolicy(feed.state().policy, managed).contact.email ?? '';
  const made = makeReportFile(known ? await outbox.read(known.manifest.id) : null, identity, address);
  if (!made.ok) {
    io.note(`pandu reports: ${reasons[made.reason]}`);
    return exitCodes.failed;
  }
  const file = resolve(given ?? made.name);
  try {
    await writeAtomically(file, made.bytes);
  } catch (error) {
    io.note(`pandu reports: ${file} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    return exitCodes.failed;
  }
  await io.out(`Saved: ${file}\n${address === '' ? 'Give it to the help desk.' : `Send it to ${address}, as an attachment.`}\n`);
  return exitCodes.done;
}
