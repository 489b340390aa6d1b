import { sql } from 'kysely';
import type { Cluster } from '../../shared/api/agent-routes.ts';
import { reportSchema } from '../../shared/model/report.ts';
import type { Db } from '../store/schema.ts';
import { unpacked } from '../store/stored-body.ts';

const hour = 3_600_000;
/** Within so many milliseconds tickets are taken for one trouble. */
const within = 48 * hour;
/** What happened in so many milliseconds before tells what is usual. */
const usualFrom = 28 * 24 * hour;
/** Of so many desktops at least: one person who writes often is no cluster. */
const fewest = 3;
/** A finding that every second desktop has says nothing: it must be so many times as frequent as it usually is. */
const unusual = 3;
/** While little is known, one of so many tickets is taken to have any finding: on the first day not everything is a trouble. */
const assumed = 5;
const most = 5;

interface Row {
  readonly kind: 'crash' | 'finding';
  readonly key: string;
  readonly since: Date;
  readonly applications: (string | null)[];
  readonly tickets: Cluster['tickets'];
}

export async function readQueueSigns(db: Db, now: number): Promise<{ late: number; soon: number; clusters: Cluster[] }> {
  const at = new Date(now);
  const due = await sql<{ late: number; soon: number }>`
    select count(*) filter (where due_at <= ${at})::int as late, count(*) filter (where due_at > ${at} and due_soon_at <= ${at})::int as soon
    from tickets where due_at is not null and status in ('new', 'open')`.execute(db);
  return { late: due.rows[0]?.late ?? 0, soon: due.rows[0]?.soon ?? 0, clusters: await readClusters(db, now) };
}

/** Open tickets of the last two days with the same crash, or with a finding that is suddenly frequent; the largest first. */
async function readClusters(db: Db, now: number): Promise<Cluster[]> {
  const from = new Date(now - within);
  const before = new Date(now - within - usualFrom);
  const { rows } = await sql<Row>`
    with lately as (
      select id, number, title, application, crash_signature, created_at, desktop_id from tickets t
      where created_at >= ${from} and status in ('new', 'open', 'waiting') and desktop_id is not null
        and not exists (select 1 from issue_tickets i where i.ticket_id = t.id)),
    signs (kind, key, id) as (
      select 'crash', crash_signature, id from lately where crash_signature is not null
      union all select 'finding', f.finding_id, f.ticket_id from ticket_findings f join lately on lately.id = f.ticket_id),
    groups as (
      select kind, key, min(created_at) as since, count(*) as n, jsonb_agg(distinct application) as applications,
        jsonb_agg(jsonb_build_object('id', id, 'number', number, 'title', title) order by created_at desc) as tickets
      from signs join lately using (id) group by kind, key having count(distinct desktop_id) >= ${fewest})
    select kind, key, since, applications, tickets from groups
    where kind = 'crash' or n >= ${unusual}::numeric * (select count(*) from lately) *
      (1 + (select count(*) from ticket_findings f where f.finding_id = groups.key and f.created_at >= ${before} and f.created_at < ${from}))
      / (${assumed}::numeric + (select count(*) from tickets where created_at >= ${before} and created_at < ${from}))
    order by n desc, kind, key limit ${most * 2}`.execute(db);
  const clusters: Cluster[] = [];
  const shown = new Set<string>();
  for (const row of rows) {
    // One trouble may show itself by a crash and a finding: once is enough.
    const ids = row.tickets
      .map(({ id }) => id)
      .sort()
      .join();
    if (shown.has(ids) || clusters.length === most) continue;
    shown.add(ids);
    const [application = null, ...others] = row.applications;
    clusters.push({
      kind: row.kind,
      key: row.key,
      text: row.kind === 'finding' ? await wordsOf(db, row.key, row.tickets[0]?.id ?? '') : null,
      application: others.length === 0 ? application : null,
      since: row.since.toISOString(),
      tickets: row.tickets.slice(0, 200).map(({ id, number, title }) => ({ id, number: Number(number), title })),
    });
  }
  return clusters;
}

/** As the desktop said it. */
async function wordsOf(db: Db, findingId: string, ticketId: string): Promise<Cluster['text']> {
  const row = await db
    .selectFrom('tickets')
    .innerJoin('reports', 'reports.id', 'tickets.report_id')
    .select(['reports.body', 'reports.encoding'])
    .where('tickets.id', '=', ticketId)
    .executeTakeFirst();
  if (!row) return null;
  const report = reportSchema.parse(JSON.parse(new TextDecoder().decode(unpacked(row))));
  return report.findings.find(({ id }) => id === findingId)?.text ?? null;
}
