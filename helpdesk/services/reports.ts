import { createHash } from 'node:crypto';
import type { Consent } from '../../shared/api/consent.ts';
import { type Report, titleOf } from '../../shared/model/report.ts';
import type { JsonBody } from '../http/body.ts';
import type { DesktopCaller } from '../http/callers.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import { insertMessage } from '../store/messages.ts';
import type { Db } from '../store/schema.ts';
import { recordSet } from '../store/set-facts.ts';
import { touchTicket } from '../store/tickets.ts';
import { type Context, newId } from './context.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { assignByRule } from './rules.ts';
import { sameBytes } from './secrets.ts';

export interface ReportReceipt {
  readonly ticketId: string;
  readonly number: number;
  readonly complete: boolean;
}

/** As `keepReport`, for whoever need not know whether it was there. */
export async function storeReport(...given: Parameters<typeof keepReport>): Promise<ReportReceipt | Refusal> {
  const kept = await keepReport(...given);
  return isRefusal(kept) ? kept : kept.receipt;
}

/**
 * Stores a report and makes its ticket, in one transaction. However often and however parallel it comes, there is one
 * ticket: the row of the report is the lock, and whoever finds it there answers from what is stored. What the user did not
 * agree to is refused.
 */
export async function keepReport(
  context: Context,
  caller: DesktopCaller,
  report: Report,
  json: JsonBody,
  consent: Consent | null,
): Promise<{ readonly receipt: ReportReceipt; readonly made: boolean } | Refusal> {
  const sha256 = createHash('sha256').update(json.text).digest();
  if (consent && consent.sha256 !== sha256.toString('hex'))
    return refuse('consent-differs', `The user agreed to a report with SHA-256 ${consent.sha256}; what came is ${sha256.toString('hex')}.`);
  const at = new Date(context.now());
  return await context.database.transaction(async (unit) => {
    const inserted = await unit.tx
      .insertInto('reports')
      .values({
        id: report.id,
        desktop_id: caller.id,
        sha256,
        body: json.received,
        encoding: json.encoding,
        received_at: at,
        complete: report.attachments.length === 0,
        consent: consent && toJson(consent),
      })
      .onConflict((oc) => oc.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    const receipt = inserted
      ? await makeTicket(unit, context, caller, report, sha256, at)
      : await answerAgain(unit.tx, caller, report.id, sha256);
    return isRefusal(receipt) ? receipt : { receipt, made: inserted !== undefined };
  });
}

async function makeTicket(unit: Unit, context: Context, caller: DesktopCaller, report: Report, sha256: Uint8Array, at: Date) {
  const taken = await unit.tx.selectFrom('messages').select('id').where('id', '=', report.id).executeTakeFirst();
  if (taken) return refuse('content-differs', 'A message has this id already.');
  const ticket = await unit.tx
    .insertInto('tickets')
    .values({
      id: newId(context),
      report_id: report.id,
      desktop_id: caller.id,
      contact_id: null,
      title: titleOf(report.message) || '…',
      application: report.application?.name ?? null,
      status: 'new',
      hinders: report.hinders,
      assignee_id: null,
      created_at: at,
      updated_at: at,
      waiting_since: at,
      serious_findings: report.findings.filter((finding) => finding.severity === 'serious').length,
      outcome: null,
      outcome_at: null,
      crash_signature: report.crashSignature ?? null,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
  await insertMessage(unit.tx, {
    // The user's first turn is the report itself.
    id: report.id,
    ticketId: ticket.id,
    sender: 'user',
    author: caller.userName,
    authorId: null,
    at: new Date(report.createdAt),
    text: report.message,
    answer: null,
    note: false,
    sha256,
    attachments: report.attachments,
  });
  const { id, findings, sections } = report;
  await recordSet(unit.tx, { id, ticketId: ticket.id, desktopId: caller.id, at, findings, sections });
  await assignByRule(unit, context, ticket.id);
  await touchTicket(unit, { id: ticket.id, desktop_id: caller.id }, at);
  return { ticketId: ticket.id, number: ticket.number, complete: report.attachments.length === 0 };
}

async function answerAgain(db: Db, caller: DesktopCaller, reportId: string, sha256: Uint8Array): Promise<ReportReceipt | Refusal> {
  const row = await db
    .selectFrom('reports')
    .innerJoin('tickets', 'tickets.report_id', 'reports.id')
    .select(['reports.desktop_id', 'reports.sha256', 'reports.complete', 'tickets.id', 'tickets.number'])
    .where('reports.id', '=', reportId)
    .executeTakeFirstOrThrow();
  if (row.desktop_id !== caller.id) return refuse('not-found', 'No such report of this desktop.');
  if (!sameBytes(row.sha256, sha256)) return refuse('content-differs', 'This report was stored with other content: make a new id.');
  return { ticketId: row.id, number: row.number, complete: row.complete };
}
