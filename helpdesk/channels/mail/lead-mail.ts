import { dayAfter, dayIn, instantIn } from '../../../shared/model/zoned-day.ts';
import { type Context, newId } from '../../services/context.ts';
import { type Sent, unsent, waitAfter } from '../../services/deliveries.ts';
import { readPolicy } from '../../services/policy.ts';
import { isRefusal } from '../../services/refusal.ts';
import { monthlyMail } from '../../services/reports-lead/monthly-mail.ts';
import { readLeadReport } from '../../services/reports-lead/report.ts';
import type { MailConfig } from './config.ts';

/** Sent once the clocks show six on the first of the next month: before people begin, after all that ends with the day. */
const fromMinute = 6 * 60;
/** A process that takes one and dies leaves it to the next after so many milliseconds. */
const lease = 10 * 60_000;

export interface LeadMail {
  /** The same each time that it is tried. */
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
}

/** "2026-10" with its first and last day: the newest month that is over, and for which it is time. */
export function monthDue(now: number, zone: string): { readonly month: string; readonly from: string; readonly to: string } {
  const today = dayIn(now - fromMinute * 60_000, zone);
  const to = dayAfter(`${today.slice(0, 7)}-01`, -1);
  return { month: to.slice(0, 7), from: `${to.slice(0, 7)}-01`, to };
}

/**
 * The last month to everybody of `leads` who has not had it; once to each, however many processes run. Nothing about a month in
 * which there was no help desk. What cannot be sent is tried again, ever more seldom, until the next month is due.
 * @returns how many went out
 */
export async function mailLeads(
  context: Context,
  { leads, language }: Pick<MailConfig, 'leads' | 'language'>,
  send: (mail: LeadMail) => Promise<Sent>,
  random: () => number = Math.random,
): Promise<number> {
  if (leads.length === 0) return 0;
  const { db } = context.database;
  const { officeHours } = await readPolicy(db);
  const { month, from, to } = monthDue(context.now(), officeHours.zone);
  const known = await db.selectFrom('lead_mails').select('address').where('month', '=', month).execute();
  const missing = leads.filter((address) => !known.some((row) => row.address === address));
  if (missing.length > 0) {
    const first = await db.selectFrom('desktops').select('enrolled_at').orderBy('enrolled_at').limit(1).executeTakeFirst();
    if (!first || first.enrolled_at.getTime() >= instantIn(dayAfter(to, 1), 0, officeHours.zone)) return 0;
    await db
      .insertInto('lead_mails')
      .values(
        missing.map((address) => ({
          ...{ id: newId(context), month, address, attempts: 0, next_at: new Date(context.now()), sent_at: null, error: null },
        })),
      )
      .onConflict((oc) => oc.columns(['month', 'address']).doNothing())
      .execute();
  }
  let words: { subject: string; text: string } | null = null;
  for (let sent = 0; ; ) {
    const row = await claim(context, month, leads);
    if (!row) return sent;
    if (!words) {
      const report = await readLeadReport(context, { from, to });
      if (isRefusal(report)) throw new Error(report.detail);
      words = monthlyMail(report, language);
    }
    const result = await send({ id: row.id, address: row.address, ...words }).catch(unsent);
    const at = context.now();
    const change =
      result.state === 'sent'
        ? { sent_at: new Date(at), error: null }
        : { error: result.error.slice(0, 1000), next_at: new Date(at + waitAfter(row.attempts, random())) };
    await db.updateTable('lead_mails').set(change).where('id', '=', row.id).execute();
    if (result.state === 'sent') sent += 1;
  }
}

async function claim(context: Context, month: string, leads: readonly string[]) {
  const now = context.now();
  return await context.database.transaction(async ({ tx }) => {
    const row = await tx
      .selectFrom('lead_mails')
      .select(['id', 'address', 'attempts'])
      .where('month', '=', month)
      .where('address', 'in', leads)
      .where('sent_at', 'is', null)
      .where('next_at', '<=', new Date(now))
      .orderBy('next_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return null;
    const attempts = row.attempts + 1;
    await tx
      .updateTable('lead_mails')
      .set({ attempts, next_at: new Date(now + lease) })
      .where('id', '=', row.id)
      .execute();
    return { ...row, attempts };
  });
}
