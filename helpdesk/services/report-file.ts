import { createHash, createHmac } from 'node:crypto';
import type { ImportedReport } from '../../shared/api/agent-routes.ts';
import { maxReportBytes, type Report, reportSchema } from '../../shared/model/report.ts';
import { type ReportFile, readReportFile } from '../../shared/report-file/read.ts';
import { readJson } from '../http/body.ts';
import { storeAttachment } from './attachments.ts';
import { audit, type Context } from './context.ts';
import { isPictureType, looksLike } from './pictures.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { keepReport } from './reports.ts';
import { sameBytes } from './secrets.ts';

const unreadable = (detail: string) => refuse('report-file-unreadable', detail);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hex = (bytes: Uint8Array) => sha256(bytes).toString('hex');

/**
 * Takes a report that came as a file, by the same way as if its desktop had sent it: in any order with it, twice, or from several
 * agents at once, it is one ticket. Each step may be repeated, so that what is left half-way is completed by the next.
 * @param actor for the audit log
 */
export async function importReportFile(context: Context, actor: string, bytes: Uint8Array): Promise<ImportedReport | Refusal> {
  const read = readReportFile(bytes, hex);
  if (!read.ok) return unreadable(read.detail);
  const { file } = read;
  const json = readJson(file.report, undefined, maxReportBytes);
  if (isRefusal(json) || file.report.length > maxReportBytes) return unreadable('The report in it is not of the agreed form.');
  const report = reportSchema.safeParse(json.value);
  if (!report.success || report.data.id !== file.manifest.reportId || !picturesFit(report.data, file))
    return unreadable('The report in it is not of the agreed form.');
  const desktop = await prover(context, file);
  if (isRefusal(desktop)) return desktop;
  const kept = await keepReport(context, { kind: 'desktop', ...desktop }, report.data, json, file.manifest.consent);
  if (isRefusal(kept)) return kept;
  const { ticketId, number } = kept.receipt;
  for (const [attachmentId, { content }] of file.pictures) {
    const stored = await storeAttachment(context, desktop.id, { messageId: report.data.id, attachmentId }, content);
    if (isRefusal(stored)) return stored;
  }
  await context.database.transaction((unit) =>
    audit(unit, context, actor, kept.made ? 'report.import' : 'report.import-again', `#${number}`, hex(file.report)),
  );
  return { ticketId, number, again: !kept.made };
}

/** The report's own list and the container's must be of the same pictures, and they must be pictures. */
function picturesFit(report: Report, { manifest, pictures }: ReportFile): boolean {
  const digests = new Map(manifest.parts.map(({ name, sha256: digest }) => [name, digest]));
  return (
    report.attachments.length === pictures.size &&
    report.attachments.every(({ id, mediaType, bytes, sha256: digest }) => {
      const picture = pictures.get(id);
      if (!picture || picture.content.length !== bytes || digests.get(`pictures/${id}`) !== digest) return false;
      return isPictureType(mediaType) && looksLike(mediaType, picture.content);
    })
  );
}

/**
 * The desktop that made it, by an HMAC with a key that only it and we can make: SHA-256 of its token (ADR 0448). A file of before a
 * new token still counts when the very same report of this desktop is here.
 */
async function prover(
  context: Context,
  { manifest, report, toProve, proof }: ReportFile,
): Promise<{ id: string; userName: string } | Refusal> {
  const { db } = context.database;
  const desktop = await db
    .selectFrom('desktops')
    .select(['id', 'token_hash', 'inventory'])
    .where('id', '=', manifest.desktopId)
    .executeTakeFirst();
  if (!desktop) return refuse('report-file-unproven', 'This help desk does not know the desktop that made it.');
  const found = { id: desktop.id, userName: desktop.inventory.userName };
  if (desktop.token_hash) {
    const expected = createHmac('sha256', desktop.token_hash).update(toProve).digest();
    if (sameBytes(expected, Buffer.from(proof, 'hex'))) return found;
  }
  const stored = await db
    .selectFrom('reports')
    .select('sha256')
    .where('id', '=', manifest.reportId)
    .where('desktop_id', '=', desktop.id)
    .executeTakeFirst();
  if (stored && sameBytes(stored.sha256, sha256(report))) return found;
  return desktop.token_hash
    ? refuse('report-file-unproven', 'Its proof is not that of the desktop: somebody else made it, or the desktop was enrolled anew since.')
    : refuse('report-file-unproven', 'The desktop that made it was removed.');
}
