import { createHash, randomBytes, randomFillSync } from 'node:crypto';
import { type NewEntry, reportFile } from '../../main/outbox/entry.ts';
import { uuidv7 } from '../../shared/model/ids.ts';

const newId = (): string => uuidv7(Date.now(), randomBytes(10));

interface ReportSize {
  /** Bytes of the report. */
  readonly reportBytes?: number;
  /** Bytes of the picture; 0 for none. */
  readonly screenshotBytes?: number;
}

/** A report for the outbox with random content of the given size. The outbox keeps bytes and does not look into them. */
export function newReportEntry({ reportBytes = 2_000, screenshotBytes = 0 }: ReportSize = {}): NewEntry {
  const id = newId();
  const report = randomFillSync(Buffer.allocUnsafe(reportBytes));
  const picture = screenshotBytes > 0 ? randomFillSync(Buffer.allocUnsafe(screenshotBytes)) : null;
  const pictureId = newId();
  return {
    manifest: {
      kind: 'report',
      id,
      createdAt: new Date().toISOString(),
      title: 'The printer does nothing',
      application: 'LibreOffice Writer',
      message: 'The printer does nothing',
      attachments: picture
        ? [{ id: pictureId, kind: 'screenshot', mediaType: 'image/png', bytes: picture.length, sha256: sha256(picture) }]
        : [],
    },
    files: [{ name: reportFile, bytes: report }, ...(picture ? [{ name: pictureId, bytes: picture }] : [])],
  };
}

/** A reply of the user to a ticket. */
export function newMessageEntry(text: string, ticketId: string = newId(), createdAt = new Date().toISOString()): NewEntry {
  return { manifest: { kind: 'message', id: newId(), createdAt, ticketId, body: { at: createdAt, text, attachments: [] } }, files: [] };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
