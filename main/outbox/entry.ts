import { z } from 'zod';
import { consentSchema } from '../../shared/api/consent.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import { idSchema, timeSchema, tipIdSchema } from '../../shared/model/ids.ts';
import { attachmentRefSchema } from '../../shared/model/ticket.ts';

/** One file of an entry, as it lies behind the manifest. `sha256` is lower-case hexadecimal. */
const fileSchema = z.object({
  name: z.string().min(1).max(80),
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const common = { format: z.literal(1), id: idSchema, createdAt: timeSchema, files: z.array(fileSchema).max(12) };

/**
 * What waits to be sent. The bytes of a report are a file, since they must leave exactly as the user saw them; what is
 * small is kept in the manifest itself. Files of pictures are named by their attachment id.
 */
export const manifestSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('report'),
    title: z.string(),
    application: z.string().nullable(),
    message: z.string(),
    attachments: z.array(attachmentRefSchema).max(10),
    /** What the user agreed to: the digest is that of the report's file. Absent in entries from before it was kept. */
    consent: consentSchema.optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('message'),
    ticketId: idSchema,
    body: desktopRoutes.putMessage.body,
  }),
  z.object({ ...common, kind: z.literal('outcome'), ticketId: idSchema, body: desktopRoutes.putOutcome.body }),
  /** The file has the bytes that the user saw. The id is that of the request: it is answered once. */
  z.object({ ...common, kind: z.literal('fresh-set'), ticketId: idSchema, consent: consentSchema.optional() }),
  z.object({ ...common, kind: z.literal('fresh-set-declined'), ticketId: idSchema, body: desktopRoutes.putFreshSetDeclined.body }),
  z.object({ ...common, kind: z.literal('tip-outcome'), tipId: tipIdSchema, body: desktopRoutes.putTipOutcome.body }),
  /** A question that found no tip; redacted, and by consent. */
  z.object({ ...common, kind: z.literal('search'), body: desktopRoutes.putSearch.body }),
  z.object({ ...common, kind: z.literal('receipt'), announcementId: idSchema, body: desktopRoutes.putReceipt.body }),
  z.object({ ...common, kind: z.literal('me-too'), announcementId: idSchema, body: desktopRoutes.putMeToo.body }),
]);
export type Manifest = z.infer<typeof manifestSchema>;
type EntryKind = Manifest['kind'];
export type ManifestOf<K extends EntryKind> = Extract<Manifest, { kind: K }>;

/** The name of the file that holds the bytes of a report. */
export const reportFile = 'report';
/** The same of a fresh set. */
export const freshSetFile = 'set';

type WithoutFiles<M> = M extends unknown ? Omit<M, 'files' | 'format'> : never;

/** An entry on its way into the outbox. */
export interface NewEntry {
  readonly manifest: WithoutFiles<Manifest>;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}
