import type { Transport } from '../../shared/api/client.ts';
import { inventoryOf } from '../platform/desktop-facts.ts';
import { createAxiosTransport } from '../sync/axios-transport.ts';
import { type Connection, createConnection, type ServerConfig } from '../sync/connection.ts';
import { createCredentialStore } from '../sync/credentials.ts';
import { drain } from '../sync/drain.ts';
import { askForChanges } from '../sync/feed/ask.ts';
import type { Sent } from '../sync/feed/store.ts';
import { judge } from '../sync/retry.ts';
import type { Io } from './command.ts';
import type { Services } from './services.ts';

/** In the words of `SyncState`. */
export type Reach = 'online' | 'offline' | 'never-enrolled' | 'refused' | 'foreign' | 'stale';

export interface CommandLineLink {
  readonly connection: Connection;
  readonly config: ServerConfig | null;
}

/** @param signal ends every call that is under way */
export function connect(io: Io, services: Services, signal: AbortSignal): CommandLineLink {
  const { facts, language, version, paths, authority: ca, server: config } = services;
  const connection = createConnection({
    credentials: createCredentialStore(paths.desktopFile, (line) => io.note(line)),
    config: () => config,
    transportTo: (origin, token): Transport => createAxiosTransport({ origin, token, version, signal, ...(ca ? { ca } : {}) }),
    inventory: () => inventoryOf(facts, language, version),
    newId: services.newId,
    now: Date.now,
    log: (line) => io.note(line),
  });
  return { connection, config };
}

/**
 * Sends what waits, once. The feed is the app's to read: two readers would take each other's cursor.
 * @returns how far it came; what was not sent stays in the outbox
 */
export async function sendOnce(
  services: Services,
  { connection }: CommandLineLink,
  onTicket: (sent: Sent) => void,
): Promise<Exclude<Reach, 'stale'>> {
  for (const lastTry of [false, true]) {
    const linked = await connection.link();
    if (!linked.ok) return linked.why === 'never-enrolled' ? 'never-enrolled' : reachOf(linked.why.kind);
    const { trouble } = await drain({
      outbox: services.outbox,
      transport: linked.link.transport,
      now: Date.now,
      onSending: () => undefined,
      onTicket: async (sent) => {
        await services.feed.rememberSent(sent);
        onTicket(sent);
      },
    });
    if (trouble?.kind !== 'unknown-desktop' || lastTry) return trouble ? reachOf(trouble.kind) : 'online';
    // Our token may just have been replaced: enrolling anew settles it.
    await connection.forgetToken();
  }
  return 'refused';
}

/** Asks for the feed's end: needs the token, and changes nothing but the key where it was followed by another. */
export async function probe(services: Services, { connection }: CommandLineLink): Promise<Reach> {
  const linked = await connection.link();
  if (!linked.ok) return linked.why === 'never-enrolled' ? 'never-enrolled' : reachOf(linked.why.kind);
  const { cursor: since, proof: last } = services.feed.state();
  const source = { ...linked.link, followKeys: () => connection.followKeys(linked.link) };
  const answer = await askForChanges(source, { since, limit: 1, last });
  if (answer.kind === 'none') return reachOf(judge(answer.result, Date.now()).kind);
  if (answer.kind === 'nothing-new') return 'stale';
  if (answer.opened.ok) return 'online';
  return answer.opened.why === 'not-ours' ? 'foreign' : 'stale';
}

function reachOf(kind: 'later' | 'refused' | 'unknown-desktop' | 'foreign'): Exclude<Reach, 'stale'> {
  return kind === 'later' ? 'offline' : kind === 'foreign' ? 'foreign' : 'refused';
}

/** Aborted after so many milliseconds, or with the other one. (`AbortSignal.any` is younger than our oldest runtime.) */
export function timeUp(other: AbortSignal, milliseconds: number): AbortSignal {
  const either = new AbortController();
  const stop = () => either.abort();
  AbortSignal.timeout(milliseconds).addEventListener('abort', stop, { once: true });
  other.addEventListener('abort', stop, { once: true });
  if (other.aborted) stop();
  return either.signal;
}
