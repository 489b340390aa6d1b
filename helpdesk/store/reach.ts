import { type RawBuilder, sql } from 'kysely';
import type { Inventory } from '../../shared/api/desktop-routes.ts';
import type { Audience } from '../../shared/model/tip.ts';
import { applicationPackages } from '../../shared/tips/package-versions.ts';
import { toJson } from './json.ts';
import type { Db } from './schema.ts';

/** Desktops that are alike in all that an audience asks for. */
export interface AlikeDesktops extends Pick<Inventory, 'distribution' | 'distributions' | 'desktop' | 'sessionType' | 'language'> {
  /** Ids. */
  readonly groups: readonly string[];
  /** Name of a package -> its version, by the last set; null: no set says so, or nobody asks. */
  readonly packages: Readonly<Record<string, string>> | null;
  /** Those asked for that fired, by the last set; null: there is none, or nobody asks. */
  readonly findings: readonly string[] | null;
  /** Those asked for that were reported; null: none was. */
  readonly crashes: readonly string[] | null;
  readonly count: number;
}

/**
 * Enrolled desktops, counted by what matters for the audience: some hundred rows for any number of desktops.
 * @param since older sets say nothing any more
 */
export async function readAlike(db: Db, audience: Audience, since: Date): Promise<AlikeDesktops[]> {
  const { applications = [], versions = [], findings = [], crashes = [] } = audience;
  const nothing = sql`null::jsonb`;
  /** Of the newest set that says something at all: a report from which everything was switched off is no news. */
  const last = (column: 'id' | 'ticket_id', says: RawBuilder<unknown>) => sql`(
    select s.${sql.raw(column)} from diagnostics_sets s where s.desktop_id = d.id and s.received_at >= ${since}::timestamptz
    and exists (select 1 from diagnostics_facts f where f.set_id = s.id ${says}) order by s.received_at desc limit 1)`;
  const packages = sql`(select jsonb_object_agg(f.subject, f.text) from diagnostics_facts f
    where f.set_id = ${last('id', sql`and f.measure = 'package'`)} and f.measure = 'package'
    and f.subject in (select jsonb_array_elements_text(${toJson(applicationPackages)}::jsonb)))`;
  // The findings of a ticket are those of all its sets: close enough, and no report need be opened for it.
  const fired = sql`(select coalesce(jsonb_agg(t.finding_id order by t.finding_id) filter (where t.finding_id is not null), '[]'::jsonb)
    from (select ${last('ticket_id', sql``)} as ticket_id) said
    left join ticket_findings t on t.ticket_id = said.ticket_id
      and t.finding_id in (select jsonb_array_elements_text(${toJson(findings)}::jsonb))
    group by said.ticket_id having said.ticket_id is not null)`;
  const crashed = sql`(select jsonb_agg(distinct t.crash_signature) from tickets t where t.desktop_id = d.id and t.created_at >= ${since}::timestamptz
    and t.crash_signature in (select jsonb_array_elements_text(${toJson(crashes)}::jsonb)))`;
  const { rows } = await sql<AlikeDesktops & { distributions: string[] | null }>`
    with known as (
      select d.inventory->>'distribution' as distribution, d.inventory->'distributions' as distributions, d.inventory->>'desktop' as desktop,
        d.inventory->>'sessionType' as "sessionType", d.inventory->>'language' as language,
        (select coalesce(jsonb_agg(m.group_id order by m.group_id), '[]'::jsonb) from group_members m where m.desktop_id = d.id) as groups,
        ${applications.length + versions.length > 0 ? packages : nothing} as packages,
        ${findings.length > 0 ? fired : nothing} as findings,
        ${crashes.length > 0 ? crashed : nothing} as crashes
      from desktops d
      where d.removed_at is null)
    select known.*, count(*)::int as count from known
    group by distribution, distributions, desktop, "sessionType", language, groups, packages, findings, crashes`.execute(db);
  return rows.map((row) => ({ ...row, distributions: row.distributions ?? undefined }));
}
