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
  const wanted = (list: readonly string[]) => sql`(select jsonb_array_elements_text(${toJson(list)}::jsonb))`;
  /** Of each desktop the newest set that says something at all: a report from which everything was switched off is no news. */
  const last = (column: 'id' | 'ticket_id', says: RawBuilder<unknown>) => sql`(
    select distinct on (s.desktop_id) s.desktop_id, s.${sql.raw(column)} as of from diagnostics_sets s
    where s.received_at >= ${since}::timestamptz and exists (select 1 from diagnostics_facts f where f.set_id = s.id ${says})
    order by s.desktop_id, s.received_at desc)`;
  const packages = sql`(select said.desktop_id, jsonb_object_agg(f.subject, f.text) as packages
    from ${last('id', sql`and f.measure = 'package'`)} said
    join diagnostics_facts f on f.set_id = said.of and f.measure = 'package' and f.subject in ${wanted(applicationPackages)}
    group by said.desktop_id)`;
  // The findings of a ticket are those of all its sets: close enough, and no report need be opened for it.
  const fired = sql`(select said.desktop_id,
      coalesce(jsonb_agg(t.finding_id order by t.finding_id) filter (where t.finding_id is not null), '[]'::jsonb) as findings
    from ${last('ticket_id', sql``)} said
    left join ticket_findings t on t.ticket_id = said.of and t.finding_id in ${wanted(findings)}
    where said.of is not null group by said.desktop_id)`;
  const crashed = sql`(select t.desktop_id, jsonb_agg(distinct t.crash_signature) as crashes from tickets t
    where t.created_at >= ${since}::timestamptz and t.crash_signature in ${wanted(crashes)} group by t.desktop_id)`;
  const member = sql`(select m.desktop_id, jsonb_agg(m.group_id order by m.group_id) as groups from group_members m group by m.desktop_id)`;
  // What nobody asks for is not looked up. Each is one walk over its table, joined once: a look for each desktop takes twice as long.
  const joined = (name: string, asked: boolean, rows: RawBuilder<unknown>) =>
    asked
      ? { column: sql.ref(`${name}.${name}`), join: sql`left join ${rows} ${sql.ref(name)} on ${sql.ref(`${name}.desktop_id`)} = d.id` }
      : { column: sql`null::jsonb`, join: sql`` };
  const parts = {
    packages: joined('packages', applications.length + versions.length > 0, packages),
    findings: joined('findings', findings.length > 0, fired),
    crashes: joined('crashes', crashes.length > 0, crashed),
  };
  const { rows } = await sql<AlikeDesktops & { distributions: string[] | null }>`
    select d.inventory->>'distribution' as distribution, d.inventory->'distributions' as distributions, d.inventory->>'desktop' as desktop,
      d.inventory->>'sessionType' as "sessionType", d.inventory->>'language' as language, coalesce(member.groups, '[]'::jsonb) as groups,
      ${parts.packages.column} as packages, ${parts.findings.column} as findings, ${parts.crashes.column} as crashes, count(*)::int as count
    from desktops d left join ${member} member on member.desktop_id = d.id
      ${parts.packages.join} ${parts.findings.join} ${parts.crashes.join}
    where d.removed_at is null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`.execute(db);
  return rows.map((row) => ({ ...row, distributions: row.distributions ?? undefined }));
}
