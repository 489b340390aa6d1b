import { randomBytes } from 'node:crypto';
import type { Draft } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import type { Finding } from '../../shared/model/finding.ts';
import { maxReportBytes, titleOf } from '../../shared/model/report.ts';
import type { Section } from '../../shared/model/section.ts';
import { hindrances } from '../../shared/model/ticket.ts';
import { createRedactor } from '../../shared/redaction/redactor.ts';
import { createDiagnostics } from '../diagnostics/diagnostics.ts';
import { validateSection } from '../diagnostics/validate.ts';
import { findApplicationByName } from '../platform/applications.ts';
import { exec } from '../platform/exec.ts';
import { createFiles } from '../platform/files.ts';
import { readIdentity } from '../platform/users.ts';
import { mergePolicy } from '../policy/managed.ts';
import { buildReport, entryOf } from '../report/build-report.ts';
import type { Sent } from '../sync/feed/store.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { connect, type Reach, sendOnce, timeUp } from './connect.ts';
import { openServices, type Services } from './services.ts';

export const help = `Usage: pandu report --app NAME --message TEXT [--hinders HOW] [--no-diagnostics] [--json]

Reports a problem to the help desk. The report is first kept on this computer, where nothing can lose it, and then sent.
Without a network, or before a help desk is set up, it waits; Pandu sends it as soon as it can. The answer comes to My
reports in Pandu.

Options:
  --app NAME         the application that it is about: its name ("LibreOffice Writer") or its program ("soffice")
  --message TEXT     what happened; "-" reads it from standard input
  --hinders HOW      blocked (I cannot work), slowed (it slows me down; this is meant without the option) or question
  --no-diagnostics   send only the message. Otherwise facts about this computer go with it, as "pandu diagnose" shows
                     them: secrets and personal data are taken out first.
  --json             one JSON object on one line: {"kept":true,"id":"...","sent":true,"number":12}

Examples:
  pandu report --app "LibreOffice Writer" --message "Printing does nothing since this morning" --hinders blocked
  journalctl -b -p err | pandu redact | pandu report --app Firefox --message -

Exit codes: 0 kept (sent or not yet: it says which), 1 not kept and why, 2 not understood.
`;

/** Milliseconds that a shell waits for the network; the report is safe by then. */
const sendWithin = 20_000;

const later: Record<Exclude<Reach, 'online' | 'stale'>, string> = {
  offline: 'The help desk cannot be reached just now. Pandu sends it as soon as it can.',
  'never-enrolled': 'No help desk is set up on this computer yet. It is sent once there is one.',
  refused: 'The help desk does not accept this computer at the moment. The report stays here until it does.',
  foreign: 'Something else answers in place of the help desk: perhaps this network asks you to sign in first. It is sent after that.',
};
const reasons = {
  full: 'the disk is full. Free some space and try again; nothing was sent.',
  unwritable: 'the folder of Pandu cannot be written. Nothing was sent.',
  'too-large': 'it is too large. Shorten the message, or add --no-diagnostics.',
} as const;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, {
    app: { type: 'string' },
    message: { type: 'string' },
    hinders: { type: 'string' },
    'no-diagnostics': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const usage = (reason: string) => {
    io.note(`pandu report: ${reason}; see pandu report --help`);
    return exitCodes.usage;
  };
  if (!parsed.ok) return usage(parsed.reason);
  if (parsed.words.length > 0) return usage(`"${parsed.words[0]}" is not understood: put the message in quotes`);
  const { app, json = false } = parsed.values;
  const hinders = hindrances.find((one) => one === (parsed.values.hinders ?? 'slowed'));
  if (app === undefined || app.trim() === '' || app.length > 200) return usage('say which application it is about: --app NAME');
  if (!hinders) return usage(`--hinders is one of ${hindrances.join(', ')}`);
  const message = (parsed.values.message === '-' ? await readAll(io) : (parsed.values.message ?? '')).trim();
  if (message === '') return usage('say what happened: --message TEXT');
  if (message.length > 10_000) return usage('the message is longer than 10,000 characters');

  const services = await openServices(io);
  await services.feed.load().catch((error: unknown) => io.note(`pandu: ${String(error)}`));
  const draft = { id: services.newId(), message, hinders, tipsShown: [], sectionsOff: [] };
  const kept = await keep(
    io,
    services,
    { ...draft, application: (await findApplicationByName(app)) ?? { name: app.trim() } },
    {
      diagnostics: parsed.values['no-diagnostics'] !== true,
    },
  );
  if (!kept.kept) {
    if (json) await io.out(`${JSON.stringify(kept)}\n`);
    io.note(`pandu report: the report could not be kept: ${reasons[kept.reason]}`);
    return exitCodes.failed;
  }
  if (!json) await io.out('Kept safe.\n');
  const { reach, sent, refusal } = await send(io, services, kept.id);
  await services.outbox.stop();
  const number = sent?.number ?? null;
  if (json) {
    const why = sent ? {} : { reason: refusal ?? reach };
    await io.out(`${JSON.stringify({ kept: true, id: kept.id, sent: sent !== null, number, ...why })}\n`);
  } else if (sent) await io.out(`The help desk has it: number ${number}. The answer comes to My reports.\n`);
  else if (refusal) await io.out(`The help desk did not take it: ${refusal} It stays in My reports.\n`);
  else await io.out(`Not sent yet. ${later[reach === 'online' ? 'offline' : reach]}\n`);
  return exitCodes.done;
}

type Kept = { readonly kept: true; readonly id: string } | { readonly kept: false; readonly reason: keyof typeof reasons };

async function keep(io: Io, services: Services, draft: Draft, { diagnostics }: { diagnostics: boolean }): Promise<Kept> {
  const createdAt = new Date().toISOString();
  const placeholderKey = randomBytes(8).toString('hex');
  const evidence = diagnostics ? await diagnose(io, services, draft.application, placeholderKey) : { sections: [], findings: [] };
  const own = { uid: process.getuid?.() ?? 0, home: io.home, userName: io.env.USER };
  const redactor = createRedactor(readIdentity(createFiles(), own), placeholderKey);
  const built = buildReport(draft, { createdAt, ...evidence, screenshot: null }, services.language, services.version, redactor.value);
  if (built.bytes.length > maxReportBytes) return { kept: false, reason: 'too-large' };
  // Whoever gives the command agrees to what it says it sends.
  const consent = { at: new Date().toISOString(), shown: false };
  try {
    await services.outbox.start();
  } catch (error) {
    io.note(`pandu: ${String(error)}`);
    return { kept: false, reason: (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'full' : 'unwritable' };
  }
  return services.outbox.add(entryOf(built, titleOf(built.report.message), null, consent));
}

async function diagnose(
  io: Io,
  services: Services,
  application: Application | null,
  placeholderKey: string,
): Promise<{ sections: Section[]; findings: Finding[] }> {
  const uid = process.getuid?.() ?? 0;
  const { sectionsOff: off, checkUrl } = mergePolicy(services.feed.state().policy, services.managed);
  const reach = { checkUrl, helpDesk: services.server?.serverUrl, ca: services.authority ?? undefined };
  const diagnostics = createDiagnostics({ env: io.env, uid, home: io.home, now: Date.now, exec, validate: validateSection, reach });
  return diagnostics.run({ application, off, signal: io.signal, placeholderKey });
}

/** Tries once. The app, if it runs, may have been quicker: then its note of the ticket is there. */
async function send(io: Io, services: Services, id: string) {
  let sent: Sent | null = null;
  const reach = await sendOnce(services, connect(io, services, timeUp(io.signal, sendWithin)), (one) => {
    if (one.reportId === id) sent = one;
  }).catch((error: unknown) => {
    io.note(`pandu: ${error instanceof Error ? error.message : String(error)}`);
    return 'offline' as const;
  });
  sent ??= (await services.feed.sent()).find(({ reportId }) => reportId === id) ?? null;
  const refusal = (await services.outbox.list()).find(({ manifest }) => manifest.id === id)?.refusal?.detail ?? null;
  return { reach, sent: sent as Sent | null, refusal };
}

async function readAll(io: Io): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of io.stdin()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
