import { z } from 'zod';
import { timeSchema } from '../../model/ids.ts';
import { troubleKindSchema } from '../../model/trouble.ts';
import { bundleSchema, keyLinkSchema, nonceSchema } from '../feed.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

/** Seconds between two comment lines of an event stream: by default less than the usual patience of proxies (60 s). */
export const usualHeartbeat = 55;
const heartbeatSchema = z.coerce.number().int().min(20).max(600).default(usualHeartbeat);

/** What there is for a desktop, and how it comes to trust it. */
export const newsRoutes = defineRoutes({
  listChanges: {
    method: 'GET',
    path: `${v1}/changes`,
    auth: 'desktop',
    status: 200,
    summary:
      'The change feed after a cursor, oldest first; `more` asks to call again at once. Pandu-Signature: keyId="ID", bytes=LENGTH, signature="BASE64" is Ed25519 over "pandu-bundle-v1\\n" and the bytes of the body, which repeats `since` and `nonce`. ETag and If-None-Match are honoured; a 304 is not signed and proves nothing.',
    query: z.object({
      since: z.coerce.number().int().nonnegative().default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
      nonce: nonceSchema.optional(),
    }),
    reply: bundleSchema,
  },
  listKeyLinks: {
    method: 'GET',
    path: `${v1}/signing-keys`,
    auth: 'desktop',
    status: 200,
    query: z.object({ after: z.string().min(1).max(80) }),
    summary:
      'How the key that signs now follows from an earlier one, oldest first: each statement names the next key and is signed by the one before it, over "pandu-new-key-v1\\n" and the bytes of the payload. None when `after` is the current key; not-found when the help desk never had it.',
    reply: z.object({ links: z.array(keyLinkSchema).max(1_000) }),
  },
  putTrouble: {
    method: 'PUT',
    path: `${v1}/desktops/me/trouble/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'News that this desktop refused, and why: a count, no content. The same id again with a higher count replaces it.',
    body: z.object({ kind: troubleKindSchema, at: timeSchema, count: z.number().int().min(1).max(1_000_000) }),
    reply: z.object({}),
  },
  streamEvents: {
    method: 'GET',
    path: `${v1}/events`,
    auth: 'desktop',
    status: 200,
    query: z.object({ heartbeat: heartbeatSchema }),
    reply: 'events',
    summary:
      'Pokes: `event: poke`, `data: {"cursor": N}`: the feed now reaches N; the first comes at once. A comment line every `heartbeat` seconds keeps it open.',
  },
});
