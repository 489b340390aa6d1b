import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

const importedReportSchema = z.object({
  ticketId: idSchema,
  number: z.number().int().positive(),
  /** It was here already: sent by its desktop, or imported before. */
  again: z.boolean(),
});
export type ImportedReport = z.infer<typeof importedReportSchema>;

export const reportFileRoutes = defineRoutes({
  importReportFile: {
    method: 'POST',
    path: `${v1}/report-files`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary:
      'Import a report that its desktop saved as a file (report-….pandu). It becomes the very ticket that it becomes when the desktop sends it, in any order and however often. One that is cut or changed is refused with report-file-unreadable, one without the proof of an enrolled desktop with report-file-unproven.',
    body: 'binary',
    reply: importedReportSchema,
  },
});
