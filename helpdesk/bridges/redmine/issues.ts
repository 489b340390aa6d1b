import { z } from 'zod';
import type { Look, RemoteEvent, RemoteFile, RemoteStatus } from '../bridge.ts';
import { keyOf } from '../key-line.ts';

const named = z.object({ id: z.number(), name: z.string().catch('') });
const fieldsSchema = z.array(z.object({ id: z.number(), value: z.unknown() })).catch([]);
export const statusSchema = z.object({ id: z.number(), name: z.string(), is_closed: z.boolean() });
export type Status = z.infer<typeof statusSchema>;
const journalSchema = z.object({
  id: z.number(),
  user: named.nullish(),
  notes: z.string().nullish(),
  created_on: z.string(),
  private_notes: z.boolean().catch(false),
  details: z.array(z.object({ property: z.string(), name: z.string(), new_value: z.unknown() })).catch([]),
});
type Journal = z.infer<typeof journalSchema>;
export const issueSchema = z.object({
  id: z.number(),
  status: z.object({ id: z.number(), name: z.string(), is_closed: z.boolean().optional() }),
  custom_fields: fieldsSchema,
  updated_on: z.string(),
  journals: z.array(journalSchema).catch([]),
  attachments: z
    .array(z.object({ id: z.number(), filename: z.string(), filesize: z.number(), content_type: z.string().nullish() }))
    .catch([]),
  allowed_statuses: z.array(statusSchema).optional(),
});
export type Issue = z.infer<typeof issueSchema>;

/** Our id, when the issue carries it. */
export const keyOfIssue = (issue: Issue, field: number): string | null => {
  const value = issue.custom_fields.find(({ id }) => id === field)?.value;
  return typeof value === 'string' && value !== '' ? value : null;
};

function statusOf({ name, is_closed }: Pick<Status, 'name' | 'is_closed'>): RemoteStatus {
  if (is_closed) return 'closed';
  return /feedback|wait|pending|tunggu/i.test(name) ? 'pending' : 'open';
}

export function lookOf(issue: Issue, statuses: readonly Status[]): Look {
  const known = statuses.find(({ id }) => id === issue.status.id);
  const { name } = issue.status;
  return { state: 'here', status: statusOf({ name, is_closed: known?.is_closed ?? issue.status.is_closed ?? false }), raw: name };
}

/** @param me the user that the key belongs to @param since ISO: older ones are left out */
export function eventsOf(issue: Issue, statuses: readonly Status[], me: number, since: string): RemoteEvent[] {
  return issue.journals.filter(({ created_on }) => created_on >= since).flatMap((journal) => eventsOfJournal(issue, statuses, journal, me));
}

function eventsOfJournal(issue: Issue, statuses: readonly Status[], journal: Journal, me: number): RemoteEvent[] {
  const events: RemoteEvent[] = [];
  const byBridge = journal.user?.id === me;
  const remoteId = String(issue.id);
  const notes = journal.notes?.trim() ?? '';
  const files = filesOf(issue, journal);
  if (notes || files.length > 0)
    events.push({
      kind: journal.private_notes ? 'note' : 'message',
      ...{ remoteId, remoteMessageId: String(journal.id) },
      // Another person's words do not become ours by what they end with.
      key: byBridge ? keyOf(notes) : null,
      ...{ byBridge, byRequester: false, author: journal.user?.name ?? '', at: new Date(journal.created_on) },
      load: async () => ({ text: notes, files }),
    });
  const change = journal.details.findLast(({ property, name }) => property === 'attr' && name === 'status_id');
  const status = statuses.find(({ id }) => String(id) === String(change?.new_value));
  if (change && status && !byBridge)
    events.push({
      kind: 'status',
      ...{ remoteId, remoteMessageId: `${journal.id} status` },
      ...{ status: statusOf(status), raw: status.name, byPerson: true },
    });
  return events;
}

function filesOf(issue: Issue, journal: Journal): RemoteFile[] {
  const ids = journal.details.filter(({ property, new_value }) => property === 'attachment' && new_value != null).map(({ name }) => name);
  return issue.attachments
    .filter(({ id }) => ids.includes(String(id)))
    .map(({ id, filename, filesize, content_type }) => ({
      ...{ ref: `${id}/${filename}`, name: filename, type: content_type ?? 'application/octet-stream', bytes: filesize },
    }));
}
