import { sql } from 'kysely';
import type { LeadReport } from '../../shared/api/agent/lead.ts';
import { storedAnnouncementSchema } from '../../shared/model/announcement.ts';
import type { Db } from './schema.ts';

type Learn = LeadReport['learn'];

/** Published tips by the application that they name. */
export async function countTipsAbout(db: Db, application: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from tips where state = 'published'
    and (lower(published->>'app') = lower(${application}) or published->'audience'->'applications' ? ${application})`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Judged by the last word of each desktop about the published version. */
export async function readFailingTips(db: Db): Promise<Learn['failingTips']> {
  const { rows } = await sql<{ id: string; en: string; local: string | null; helped: number; not_helped: number }>`
    with words as (
      select distinct on (o.desktop_id, o.tip_id) o.tip_id, o.helped from tip_outcomes o
      join tips t on t.id = o.tip_id and t.version = o.version and t.state = 'published'
      order by o.desktop_id, o.tip_id, o.at desc, o.id desc),
    judged as (
      select tip_id, count(*) filter (where helped)::int as helped, count(*) filter (where not helped)::int as not_helped
      from words group by tip_id)
    select t.id, t.published->'texts'->'en'->>'title' as en, t.published->'texts'->'id'->>'title' as local, helped, not_helped
    from judged join tips t on t.id = judged.tip_id
    where helped + not_helped >= 5 and helped * 2 < helped + not_helped
    order by not_helped desc, t.id limit 10`.execute(db);
  return rows.map(({ id, en, local, helped, not_helped }) => ({
    id,
    title: { en, ...(local ? { id: local } : {}) },
    helped,
    notHelped: not_helped,
  }));
}

/** What was searched for in vain, and has no published tip yet. */
export async function readQuestions(db: Db): Promise<Learn['questions']> {
  const { rows } = await sql<{ text: string; asked: number }>`
    select coalesce((select s.text from searches s where s.question_id = q.id order by s.day desc, s.text limit 1), q.normal) as text, q.asked
    from questions q left join tips on tips.id = q.tip_id
    where not q.dismissed and q.asked > 0 and (tips.state is null or tips.state = 'draft')
    order by q.asked desc, q.last_day desc, q.id limit 10`.execute(db);
  return rows;
}

/** Known issues that began or went on between the two moments, those that most people have first. */
export async function readLeadIssues(db: Db, start: number, end: number): Promise<LeadReport['issues']> {
  const { rows } = await sql<{ id: string; document: unknown; me_toos: number; tickets: number }>`
    select a.id, a.document,
      (select count(*)::int from me_toos m where m.announcement_id = a.id and m.me_too) as me_toos,
      (select count(*)::int from issue_tickets i where i.announcement_id = a.id) as tickets
    from announcements a where a.document->>'kind' = 'issue' and (a.document->>'startsAt')::timestamptz < ${new Date(end)}::timestamptz
      and coalesce((a.document->>'resolvedAt')::timestamptz, (a.document->>'endsAt')::timestamptz, 'infinity') >= ${new Date(start)}::timestamptz
    order by 3 desc, 4 desc, a.id limit 30`.execute(db);
  return rows.map(({ id, document, me_toos, tickets }) => {
    const { title, startsAt, resolvedAt } = storedAnnouncementSchema.parse(document);
    return { id, title, startsAt, resolvedAt, meToos: me_toos, tickets };
  });
}
