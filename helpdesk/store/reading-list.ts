import { sql } from 'kysely';
import type { ReadingList } from '../../shared/api/agent-routes.ts';
import type { Db } from './schema.ts';
import { countsOf } from './tip-effects.ts';

/** How much of each list is shown. */
const most = { questions: 50, tickets: 20, rework: 50 } as const;

/** From the sums of the questions; those whose tip is published have their answer. */
export async function unansweredQuestions(db: Db): Promise<ReadingList['questions']> {
  const rows = await db
    .selectFrom('questions')
    .leftJoin('tips', 'tips.id', 'questions.tip_id')
    .select(['questions.id', 'language', 'asked', 'last_day', 'tip_id', 'dismissed'])
    .where('dismissed', '=', false)
    .where('asked', '>', 0)
    .where((eb) => eb.or([eb('tips.state', 'is', null), eb('tips.state', '=', 'draft')]))
    .orderBy('asked', 'desc')
    .orderBy('last_day', 'desc')
    .orderBy('questions.id')
    .limit(most.questions)
    .execute();
  const texts = await wordings(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, language, asked, last_day: lastDay, tip_id: tipId, dismissed }) => ({
    id,
    language,
    asked,
    lastDay,
    texts: texts.get(id) ?? [],
    tipId,
    dismissed,
  }));
}

async function wordings(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const { rows } = await sql<{ id: string; text: string }>`
    select asked.id, worded.text from unnest(${sql.val(ids)}::uuid[]) asked(id) cross join lateral (
      select text, count(*) as n, max(day) as last from (
        select text, day from searches where question_id = asked.id order by day desc limit 200) lately
      group by text order by n desc, last desc, text limit 3) worded
    order by worded.n desc, worded.last desc, worded.text`.execute(db);
  for (const { id, text } of rows) found.set(id, [...(found.get(id) ?? []), text]);
  return found;
}

interface TicketRow {
  readonly by: 'crash' | 'finding' | 'application';
  readonly subject: string;
  readonly n: number;
  readonly newest: readonly string[];
}

/**
 * Solved tickets of which no tip was made, by what they have in common, if no published tip answers that. A crash says more
 * than a finding, and a finding more than an application: a ticket counts under the first for which there is something.
 * @param since tickets changed earlier are left out
 */
export async function unansweredTickets(db: Db, since: Date): Promise<ReadingList['tickets']> {
  const { rows } = await sql<TicketRow>`
    with done as (
      select id, number, application, crash_signature from tickets
      where status in ('solved', 'closed') and merged_into is null and updated_at >= ${since}
        and not exists (select 1 from tips where tips.ticket_id = tickets.id)),
    answered as (
      select coalesce(jsonb_agg(distinct f.value), '[]') as findings, coalesce(jsonb_agg(distinct c.value), '[]') as crashes
      from tips left join lateral jsonb_array_elements_text(published->'findings') f on true
        left join lateral jsonb_array_elements_text(published->'crashes') c on true
      where state = 'published'),
    crashed as (
      select id, number, 'crash' as by, crash_signature as subject from done, answered
      where crash_signature is not null and not answered.crashes ? crash_signature),
    found as (
      select done.id, number, 'finding' as by, finding_id as subject from done join ticket_findings on ticket_id = done.id, answered
      where not answered.findings ? finding_id and not exists (select 1 from crashed where crashed.id = done.id)),
    used as (
      select id, number, 'application' as by, application as subject from done
      where application is not null and crash_signature is null
        and not exists (select 1 from ticket_findings where ticket_id = done.id))
    select by, subject, count(*)::int as n, (array_agg(id::text order by number desc))[1:3] as newest
    from (select * from crashed union all select * from found union all select * from used) grouped
    group by by, subject order by n desc, by, subject limit ${most.tickets}`.execute(db);
  const ids = rows.flatMap(({ newest }) => newest);
  if (ids.length === 0) return [];
  const tickets = await db.selectFrom('tickets').select(['id', 'number', 'title']).where('id', 'in', ids).execute();
  const byId = new Map(tickets.map(({ id, number, title }) => [id, { id, number: Number(number), title }]));
  return rows.map(({ by, subject, n, newest }) => ({
    by,
    subject,
    tickets: n,
    newest: newest.flatMap((id) => byId.get(id) ?? []),
  }));
}

/** Those of these findings that no published tip answers, each once and in their order. */
export async function unansweredFindings(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct f.value as id from tips cross join lateral jsonb_array_elements_text(published->'findings') f
    where state = 'published' and f.value = any(${sql.val(asked)})`.execute(db);
  const answered = new Set(rows.map(({ id }) => id));
  return asked.filter((id) => !answered.has(id));
}

export async function tipsToRework(db: Db): Promise<ReadingList['rework']> {
  const rows = await db
    .selectFrom('tips')
    .innerJoin('tip_effect_totals as totals', (join) =>
      join.onRef('totals.tip_id', '=', 'tips.id').onRef('totals.version', '=', 'tips.version'),
    )
    .selectAll('totals')
    .select('tips.draft')
    .where('tips.state', '=', 'published')
    .where('totals.rework', 'is not', null)
    .orderBy(sql`not_helped + reported_opened`, 'desc')
    .orderBy('tips.id')
    .limit(most.rework)
    .execute();
  return rows.flatMap((row) => {
    if (row.rework === null) return [];
    const { texts, app } = row.draft;
    const title = { en: texts.en.title, ...(texts.id ? { id: texts.id.title } : {}) };
    return [{ id: row.tip_id, version: row.version, title, app, reason: row.rework, counts: countsOf(row) }];
  });
}
