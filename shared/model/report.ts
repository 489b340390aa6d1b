import { z } from 'zod';
import { applicationSchema } from './application.ts';
import { crashSignatureSchema } from './crash.ts';
import { findingSchema } from './finding.ts';
import { idSchema, timeSchema, tipIdSchema } from './ids.ts';
import { languageSchema } from './language.ts';
import { sectionSchema } from './section.ts';
import { attachmentRefSchema, hindranceSchema } from './ticket.ts';

/** What leaves the desktop, and what the user is shown before it does: the same bytes. */
export const reportSchema = z.object({
  schema: z.literal(1),
  id: idSchema,
  createdAt: timeSchema,
  language: languageSchema,
  message: z.string().min(1).max(10_000),
  hinders: hindranceSchema,
  application: applicationSchema.nullable(),
  findings: z.array(findingSchema).max(100),
  sections: z.array(sectionSchema).max(60),
  /** Tips that were shown while the user typed. */
  tipsShown: z.array(tipIdSchema).max(50),
  /** Known issues that were shown before it was sent: the user says that it is another problem. */
  issuesShown: z.array(idSchema).max(50).optional(),
  attachments: z.array(attachmentRefSchema).max(10),
  /** The crash that it is about: tickets of the same one are shown to the agent together. */
  crashSignature: crashSignatureSchema.optional(),
  pandu: z.object({ version: z.string().max(40) }),
});
export type Report = z.infer<typeof reportSchema>;

/** Reports larger than this are refused by the help desk (413) and never built by the desktop. */
export const maxReportBytes = 4_000_000;
export const maxAttachmentBytes = 20_000_000;

/** The title that a ticket gets: the first line of the message, shortened at a word. */
export function titleOf(message: string): string {
  const line = message.trim().split('\n')[0] ?? '';
  if (line.length <= 100) return line;
  const cut = line.slice(0, 100);
  const space = cut.lastIndexOf(' ');
  return `${space > 60 ? cut.slice(0, space) : cut}…`;
}
