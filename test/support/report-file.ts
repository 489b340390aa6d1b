import { createHash, createHmac } from 'node:crypto';
import type { Report } from '../../shared/model/report.ts';
import type { Proving, ReportToPack } from '../../shared/report-file/pack.ts';

export const hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** As a desktop with this token proves. */
export const provingWith = (token: string): Proving => ({
  sha256: hex,
  prove: (bytes) => createHmac('sha256', createHash('sha256').update(token).digest()).update(bytes).digest('hex'),
});

/** A report with its pictures, ready to be packed. @param contents of the pictures, in the order of the report's attachments */
export function toPack(desktopId: string, report: Report, contents: readonly Uint8Array[] = []): ReportToPack {
  const bytes = Buffer.from(JSON.stringify(report, null, 1));
  return {
    reportId: report.id,
    desktopId,
    consent: { sha256: hex(bytes), at: report.createdAt, shown: true },
    report: bytes,
    attachments: report.attachments.map(({ id, mediaType }, at) => ({ id, mediaType, content: contents[at] ?? new Uint8Array() })),
    address: 'help@desk.example',
  };
}
