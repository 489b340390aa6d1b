import { z } from 'zod';
import type { RemoteEvent, RemoteMessage, RemoteStatus } from '../bridge.ts';
import { keyOf } from '../key-line.ts';
import { plainOf } from '../plain.ts';

/** The ticket attribute that an administrator of Zammad makes for our id. */
export const idAttribute = 'pandu_report_id';

export const ticketSchema = z.looseObject({
  id: z.number(),
  /** Only with `expand`. */
  state: z.string().optional(),
  updated_at: z.string(),
  customer_id: z.number().nullish(),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const articleSchema = z.object({
  id: z.number(),
  body: z.string().nullish(),
  content_type: z.string().nullish(),
  internal: z.boolean().catch(false),
  sender: z.string().catch(''),
  from: z.string().nullish(),
  created_by_id: z.number(),
  created_at: z.string(),
  attachments: z
    .array(
      z.object({
        id: z.number(),
        filename: z.string(),
        size: z.coerce.number().catch(0),
        preferences: z.record(z.string(), z.unknown()).catch({}),
      }),
    )
    .catch([]),
});
type Article = z.infer<typeof articleSchema>;

export const changeSchema = z.object({
  id: z.number(),
  object: z.string(),
  attribute: z.string().nullish(),
  value_to: z.string().nullish(),
  created_by_id: z.number().nullish(),
  created_at: z.string(),
});

export function statusOf(raw: string): RemoteStatus {
  if (/^(closed|merged|removed)$/.test(raw)) return 'closed';
  return raw.startsWith('pending') ? 'pending' : 'open';
}

export function messageOf(article: Article, ticketId: string, me: number): RemoteMessage {
  const html = article.content_type === 'text/html';
  const text = html ? plainOf(article.body ?? '') : (article.body ?? '');
  const byBridge = article.created_by_id === me;
  return {
    kind: article.internal ? 'note' : 'message',
    ...{ remoteId: ticketId, remoteMessageId: `article ${article.id}`, key: byBridge ? keyOf(text) : null, byBridge },
    byRequester: !byBridge && article.sender === 'Customer' && !article.internal,
    // "Agent Smith <agent@example.org>", or without the address.
    author: (article.from ?? '').replace(/\s*<[^>]*>\s*$/, '').replace(/^"|"$/g, ''),
    at: new Date(article.created_at),
    load: async () => ({
      text,
      files: article.attachments.map(({ id, filename, size, preferences }) => ({
        ...{ ref: `${ticketId}/${article.id}/${id}`, name: filename, bytes: size },
        type: String(preferences['Content-Type'] ?? preferences['Mime-Type'] ?? 'application/octet-stream').replace(/;.*/, ''),
      })),
    }),
  };
}

/** Changes of state have ids of their own in the history. */
export function changeOf(change: z.infer<typeof changeSchema>, ticketId: string, me: number): RemoteEvent | null {
  if (change.object !== 'Ticket' || change.attribute !== 'state' || change.created_by_id === me) return null;
  const raw = change.value_to ?? '';
  const happened = { remoteId: ticketId, remoteMessageId: `history ${change.id}` };
  if (raw === 'merged') return { kind: 'merged', ...happened };
  // 1 is Zammad itself: it opens a ticket when somebody writes.
  return { kind: 'status', ...happened, status: statusOf(raw), raw, byPerson: change.created_by_id !== 1 };
}
