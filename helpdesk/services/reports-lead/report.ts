import { setImmediate } from 'node:timers/promises';
import type { LeadFilter, LeadReport } from '../../../shared/api/agent/lead.ts';
import { createOfficeTime } from '../../../shared/model/office-time.ts';
import { countTipsAbout, readFailingTips, readLeadIssues, readQuestions } from '../../store/lead-learning.ts';
import { readDesktopSpans, readTicketFacts, readTipHelp } from '../../store/lead-rows.ts';
import type { Context } from '../context.ts';
import { readPolicy } from '../policy.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { Collect } from './collect.ts';
import { periodOf, within } from './period.ts';
import { WithoutTip } from './without-tip.ts';

/** Everything of the page *Reports*, counted anew from the rows: nothing is summed up in advance that could go wrong. */
export async function readLeadReport({ database: { db }, now: clock }: Context, filter: LeadFilter): Promise<LeadReport | Refusal> {
  const now = clock();
  const { officeHours } = await readPolicy(db);
  const period = periodOf(filter, officeHours.zone, now);
  if (isRefusal(period)) return period;
  const groups = await db.selectFrom('groups').select(['id', 'name', 'migrated_on']).orderBy('migrated_on').orderBy('name').execute();
  // Two years back: the period and all that it is compared with lie within.
  const office = createOfficeTime(officeHours, period.start - 2 * (period.end - period.start) - 200 * 86_400_000, now);
  const collect = new Collect({
    period,
    filter,
    groups: groups.map(({ id, name, migrated_on }) => ({ id, name, migratedOn: migrated_on })),
    desktops: await readDesktopSpans(db),
    office,
    now,
  });
  const withoutTip = new WithoutTip();
  const { start, end } = collect.span;
  for await (const tickets of readTicketFacts(db, start, end)) {
    for (const ticket of tickets) if (collect.add(ticket) && within(period, ticket.at)) withoutTip.add(ticket);
    // The embedded database answers without ever letting go of the event loop: others wait no longer than one piece takes.
    await setImmediate();
  }
  for (const help of await readTipHelp(db, start, end)) collect.addTip(help);
  const { slow, ...numbers } = collect.finish();
  return {
    from: period.from,
    to: period.to,
    madeAt: new Date(now).toISOString(),
    officeHours,
    ...numbers,
    learn: {
      withoutTip: await Promise.all(withoutTip.most().map(async (one) => ({ ...one, tips: await countTipsAbout(db, one.application) }))),
      failingTips: await readFailingTips(db),
      slow,
      questions: await readQuestions(db),
    },
    issues: await readLeadIssues(db, period.start, period.end),
  };
}
