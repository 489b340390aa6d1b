import { z } from 'zod';
import type { RemoteEvent, RemoteFile, RemoteStatus } from '../bridge.ts';
import { BridgeError } from '../bridge.ts';
import type { DeskCall } from '../http.ts';
import { plainOf } from '../plain.ts';
import { saidBy } from './client.ts';
import { messageField } from './fields.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const transactionSchema = z.object({
  id: text,
  Type: z.string(),
  Field: z.string().nullish(),
  NewValue: text.nullish(),
  ObjectId: text.nullish(),
  Created: z.string(),
  Creator: z.union([
    z.object({ Name: z.string().nullish(), id: text.nullish(), RealName: z.string().nullish(), EmailAddress: z.string().nullish() }),
    // Of a ticket that was merged into one that we may not see any longer: all of it comes blank.
    z.string().transform((id) => ({ id, Name: id, RealName: '', EmailAddress: '' })),
  ]),
  CustomFields: z.unknown().optional(),
});
export type Transaction = z.infer<typeof transactionSchema>;
const listSchema = z.object({ items: z.array(transactionSchema) });
const filesSchema = z.object({
  items: z.array(
    z.object({
      id: text,
      Filename: z.string().nullish(),
      ContentType: z.string().nullish(),
      ContentLength: z.coerce.number().catch(0),
    }),
  ),
});

export const wantedTypes = ['Correspond', 'Comment', 'Status', 'Set', 'AddLink'];
const transactionFields = {
  fields: 'Type,Field,OldValue,NewValue,Creator,Created,ObjectId,CustomFields',
  'fields[Creator]': 'Name,RealName,EmailAddress',
  per_page: '100',
};

export async function readTransactions(call: DeskCall, path: string, query: Record<string, string>): Promise<Transaction[]> {
  const answer = await call('GET', path, { query: { ...query, ...transactionFields } });
  if (answer.status === 403 || answer.status === 404) throw new BridgeError('lost', saidBy(answer));
  if (answer.status !== 200) throw new BridgeError('refused', saidBy(answer));
  return listSchema.parse(answer.body).items;
}

export function statusOf(raw: string): RemoteStatus {
  if (['resolved', 'rejected', 'deleted'].includes(raw)) return 'closed';
  return raw === 'stalled' ? 'pending' : 'open';
}

const fieldsSchema = z.array(z.object({ name: z.string(), values: z.array(z.string()) }));
/** Our key, when the transaction carries it. */
function keyOf(transaction: Transaction): string | null {
  const fields = fieldsSchema.safeParse(transaction.CustomFields);
  return (fields.success && fields.data.find((field) => field.name === messageField)?.values[0]) || null;
}

/** @param me the user that the token belongs to @param requesters of its ticket, lower case */
export function eventOf(
  call: DeskCall,
  me: string,
  transaction: Transaction,
  remoteId: string,
  requestersOf: (remoteId: string) => Promise<readonly string[]>,
): Promise<RemoteEvent | null> | RemoteEvent | null {
  const { id: remoteMessageId, Type, Creator } = transaction;
  const name = Creator.Name ?? Creator.id ?? '';
  const happened = { remoteId, remoteMessageId };
  if (Type === 'Status' || (Type === 'Set' && transaction.Field === 'Status')) {
    const raw = transaction.NewValue ?? '';
    // RT_System opens a ticket by itself when somebody writes.
    return name === me ? null : { ...happened, kind: 'status', status: statusOf(raw), raw, byPerson: name !== 'RT_System' };
  }
  // Where it went is asked with `look`; a change of queue may have taken it from us.
  if ((Type === 'AddLink' && transaction.Field === 'MergedInto') || (Type === 'Set' && transaction.Field === 'Queue'))
    return { ...happened, kind: 'merged' };
  if (Type !== 'Correspond' && Type !== 'Comment') return null;
  return (async () => ({
    ...happened,
    kind: Type === 'Comment' ? ('note' as const) : ('message' as const),
    key: keyOf(transaction),
    byBridge: name === me,
    byRequester:
      name !== me && Type === 'Correspond' && (await requestersOf(remoteId)).includes((Creator.EmailAddress || name).toLowerCase()),
    author: Creator.RealName || name,
    at: new Date(transaction.Created),
    load: () => loadMessage(call, remoteMessageId),
  }))();
}

async function loadMessage(call: DeskCall, id: string): Promise<{ text: string; files: RemoteFile[] }> {
  // Not `Parent`, which RT 5.0.3 answers with 500.
  const answer = await call('GET', `/transaction/${id}/attachments`, {
    query: { fields: 'Filename,ContentType,ContentLength', per_page: '100' },
  });
  if (answer.status !== 200) throw new BridgeError('lost', saidBy(answer));
  const { items } = filesSchema.parse(answer.body);
  const files = items.filter((item) => item.Filename);
  const bodies = items.filter((item) => !item.Filename && item.ContentType?.startsWith('text/'));
  const body = bodies.find((item) => item.ContentType === 'text/plain') ?? bodies[0];
  const content = body ? new TextDecoder().decode(await readContent(call, body.id)) : '';
  return {
    text: body?.ContentType === 'text/html' ? plainOf(content) : content,
    files: files.map((file) => ({
      ref: file.id,
      name: file.Filename ?? '',
      type: file.ContentType ?? 'application/octet-stream',
      bytes: file.ContentLength,
    })),
  };
}

export async function readContent(call: DeskCall, id: string): Promise<Uint8Array> {
  const answer = await call('GET', `/attachment/${id}`);
  if (answer.status !== 200) throw new BridgeError('lost', saidBy(answer));
  const content = (answer.body as { Content?: string | null }).Content ?? '';
  return Buffer.from(content, 'base64');
}
