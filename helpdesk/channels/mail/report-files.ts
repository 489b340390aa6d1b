import { meansToBeReportFile } from '../../../shared/report-file/read.ts';
import type { Context } from '../../services/context.ts';
import { isRefusal } from '../../services/refusal.ts';
import { importReportFile } from '../../services/report-file.ts';
import type { Mail } from './read.ts';

/** More in one mail is nobody's report: what is beyond stays an attachment. */
const most = 5;

export interface MailedReport {
  /** As the file is called. */
  readonly name: string;
  readonly ticketId: string;
  readonly number: number;
}

/**
 * Imports the report files that a mail brings, each into its own ticket; may be repeated, so it needs no part in the mail's own
 * transaction. A file that is refused stays in the mail as what it is, and a remark says why.
 * @returns the mail as it is to be read on
 */
export async function importReports(
  context: Context,
  mail: Mail,
): Promise<{ readonly mail: Mail; readonly reports: readonly MailedReport[] }> {
  const remarks: string[] = [];
  const files: Mail['files'][number][] = [];
  const reports: MailedReport[] = [];
  let seen = 0;
  for (const file of mail.files) {
    if (!meansToBeReportFile(file.name, file.mediaType, file.content) || seen >= most) {
      files.push(file);
      continue;
    }
    seen += 1;
    const imported = await importReportFile(context, `mail of ${mail.from?.address ?? '?'}`, file.content);
    if (isRefusal(imported)) {
      files.push(file);
      remarks.push(`${file.name} is a report file that could not be imported (${imported.refused}): ${imported.detail}`);
    } else reports.push({ name: file.name, ticketId: imported.ticketId, number: imported.number });
  }
  return seen === 0 ? { mail, reports } : { mail: { ...mail, files, remarks: [...mail.remarks, ...remarks] }, reports };
}
