import { callRoute } from '../../shared/api/client.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import { inventoryOf } from '../platform/desktop-facts.ts';
import type { Services } from '../services.ts';
import { createAnnouncements } from '../sync/announcements.ts';
import { createAxiosTransport } from '../sync/axios-transport.ts';
import { createCodeMark } from '../sync/code-mark.ts';
import { createConnection } from '../sync/connection.ts';
import { createConversations } from '../sync/conversations.ts';
import { createCredentialStore } from '../sync/credentials.ts';
import { createContactDesk } from '../sync/support-code.ts';
import { createSync } from '../sync/sync.ts';
import type { Ground } from './ground.ts';
import { systemFetch } from './network.ts';
import type { TipDesk } from './tip-desk.ts';

export interface HelpDeskPorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly tipDesk: Pick<TipDesk, 'pictures' | 'effects'>;
  /** Told after an answer was read. */
  readonly onRead: () => void;
  /** Told when the support code that the page shows is no longer the last. */
  readonly onCodeReplaced: () => void;
}

/** All that this desktop has to do with the help desk. Nothing is sent before `sync.start()`. */
export type HelpDesk = ReturnType<typeof createHelpDesk>;

export function createHelpDesk({ ground, services, tipDesk, onRead, onCodeReplaced }: HelpDeskPorts) {
  const { paths, now, log, language } = ground;
  const { outbox, feed, tips, ownFacts, facts, version, newId } = services;
  const credentials = createCredentialStore(paths.desktopFile, log.warn);
  const connection = createConnection({
    credentials,
    config: () => services.server,
    transportTo: (origin, token) => createAxiosTransport({ origin, token, version, fetch: systemFetch }),
    inventory: () => inventoryOf(facts, language(), version),
    newId,
    now: Date.now,
    log: log.warn,
  });
  const announcements = createAnnouncements({ feed, outbox, facts: ownFacts, newId, now });
  const sync = createSync({
    connection,
    announcements,
    outbox,
    feed,
    tips,
    keepPictures: tipDesk.pictures.keep,
    effects: tipDesk.effects,
    fetch: systemFetch,
    now: Date.now,
    random: Math.random,
    newId,
    log: log.warn,
  });
  return {
    credentials,
    connection,
    contact: createContactDesk({
      connection,
      mark: createCodeMark(paths.codeMark, Date.now, log.warn),
      now: Date.now,
      newId,
      onReplaced: onCodeReplaced,
    }),
    announcements,
    sync,
    conversations: createConversations({ outbox, feed, sending: sync.sending, now, onRead }),
    /** A picture of a conversation; null when it cannot be had now. */
    async fetchPicture(id: string, attachmentId: string): Promise<Uint8Array | null> {
      const linked = await connection.link();
      if (!linked.ok) return null;
      const result = await callRoute(linked.link.transport, desktopRoutes.getAttachment, { params: { id, attachmentId } });
      return result.ok ? result.value : null;
    },
  };
}
