import { inLanguage } from '../../shared/model/language.ts';
import { sinceText } from '../../shared/model/since.ts';
import { createAnnouncements } from '../sync/announcements.ts';
import { unreadTickets } from '../sync/my-reports.ts';
import { exitCodes, type Io, parse } from './command.ts';
import { connect, probe, type Reach, timeUp } from './connect.ts';
import { openServices, type Services } from './services.ts';

export const help = `Usage: pandu status [--json] [--offline]

Says how this desktop stands with its help desk: whether it is reached, what waits to be sent, what is unread, and which
problems the help desk knows of already.

Options:
  --json      one JSON object on one line
  --offline   do not ask the help desk, only look at this computer

Examples:
  pandu status
  pandu status --json | jq .waiting

Exit codes: 0 all is well, 1 something needs a look (not reached, refused, a damaged report), 2 not understood.
`;

/** Milliseconds for the answer of the help desk. */
const answerWithin = 8_000;

const words: Record<Reach | 'unknown', string> = {
  online: 'reached',
  offline: 'cannot be reached just now; what waits is sent later',
  'never-enrolled': 'none is set up on this computer yet. Reports are kept and sent once there is one',
  refused: 'does not accept this computer; ask your IT to enrol it again',
  foreign: 'something else answers in its place: perhaps this network asks you to sign in first',
  stale: 'something answers, but nothing proves that it is the help desk. News may be missing; your IT should know',
  unknown: 'not asked',
};

export async function run(args: readonly string[], io: Io): Promise<number> {
  const parsed = parse(args, { json: { type: 'boolean' }, offline: { type: 'boolean' } });
  if (!parsed.ok || parsed.words.length > 0) {
    io.note(`pandu status: ${parsed.ok ? `"${parsed.words[0]}" is not understood` : parsed.reason}; see pandu status --help`);
    return exitCodes.usage;
  }
  const { json = false, offline = false } = parsed.values;
  const services = await openServices(io);
  const { feed, outbox, tips, language } = services;
  await feed.load();
  const [entries, broken, known] = await Promise.all([outbox.list(), outbox.broken(), tips.list(language)]);
  const link = connect(io, services, timeUp(io.signal, answerWithin));
  const state = offline ? 'unknown' : await probe(services, link);
  const status: Status = {
    version: services.version,
    server: link.config?.serverUrl ?? null,
    state,
    waiting: entries.filter(({ refusal }) => refusal === null).length,
    refused: entries.flatMap(({ manifest, refusal }) =>
      refusal ? [{ id: manifest.id, kind: manifest.kind, reason: refusal.detail }] : [],
    ),
    broken: broken.map(({ id, reason, folder }) => ({ id, reason, folder })),
    tickets: Object.keys(feed.state().tickets).length,
    unread: unreadTickets(feed.state(), feed.marks()).length,
    tips: known.length,
    issues: knownIssues(services),
  };
  await io.out(json ? `${JSON.stringify(status)}\n` : statusText(status));
  const well = (state === 'online' || state === 'never-enrolled' || state === 'unknown') && broken.length + status.refused.length === 0;
  return well ? exitCodes.done : exitCodes.failed;
}

interface Status {
  readonly version: string;
  readonly server: string | null;
  readonly state: Reach | 'unknown';
  readonly waiting: number;
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
  readonly broken: readonly { readonly id: string; readonly reason: string; readonly folder: string }[];
  readonly tickets: number;
  readonly unread: number;
  readonly tips: number;
  /** Known issues that hold now; `since`: UTC. */
  readonly issues: readonly { readonly id: string; readonly title: string; readonly since: string | null }[];
}

function knownIssues({ feed, outbox, ownFacts, newId, language }: Services): Status['issues'] {
  const announcements = createAnnouncements({ feed, outbox, facts: ownFacts, newId, now: () => new Date() });
  return announcements
    .current()
    .filter(({ kind }) => kind === 'issue')
    .map(({ id, title, since }) => ({ id, title: inLanguage(title, language), since }));
}

const issueLine = ({ title, since }: Status['issues'][number]): string =>
  `Known:      ${title}${since ? ` (since ${sinceText(since, 'en', new Date())})` : ''}; it is not you, and you need not report it`;

function statusText(status: Status): string {
  const lines = [
    `Help desk:  ${words[status.state]}${status.server ? ` (${status.server})` : ''}`,
    `To send:    ${status.waiting === 0 ? 'nothing waits' : `${status.waiting} kept safe, waiting`}`,
    `Reports:    ${status.tickets}, ${status.unread === 0 ? 'all read' : `${status.unread} with an answer that you have not read`}`,
    ...status.issues.map(issueLine),
    `Tips:       ${status.tips} on this computer`,
    `Pandu:      ${status.version}`,
    ...status.refused.map(({ id, reason }) => `Refused:    ${id}: ${reason}`),
    ...status.broken.map(({ reason, folder }) => `Damaged:    ${folder}: ${reason}`),
  ];
  return `${lines.join('\n')}\n`;
}
