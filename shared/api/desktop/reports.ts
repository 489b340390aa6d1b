import { z } from 'zod';
import { idSchema } from '../../model/ids.ts';
import { reportSchema } from '../../model/report.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

export const reportRoutes = defineRoutes({
  putReport: {
    method: 'PUT',
    path: `${v1}/reports/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary:
      'Store a report; exactly one ticket however often it is repeated. Content-Digest (RFC 9530) is checked, and Pandu-Consent (the SHA-256 of the JSON text that the user agreed to) is stored and must fit what came, else consent-differs; the same id with other bytes is refused with content-differs.',
    body: reportSchema,
    reply: z.object({ ticketId: idSchema, number: z.number().int().positive(), complete: z.boolean() }),
  },
  putReportAttachment: {
    method: 'PUT',
    path: `${v1}/reports/{id}/attachments/{attachmentId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, attachmentId: idSchema }),
    summary: 'Store a file that the report named; Content-Digest is required and must fit. The report is complete when all are in.',
    body: 'binary',
    reply: z.object({ complete: z.boolean() }),
  },
});
