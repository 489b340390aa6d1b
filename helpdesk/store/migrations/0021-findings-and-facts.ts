import { gunzipSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { factsOf } from '../../../shared/comparison/facts.ts';
import { type Report, reportSchema } from '../../../shared/model/report.ts';

/**
 * What is asked of many reports at once has rows of its own, so that no report need be opened for it: findings by ticket,
 * and the comparable facts of each set. Made for the reports that are stored already, too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await sql<StoredReport>`
      select reports.id, reports.body, reports.encoding, reports.received_at, tickets.id as ticket_id, tickets.desktop_id, tickets.created_at
      from reports join tickets on tickets.report_id = reports.id where reports.id > ${after} order by reports.id limit 20`.execute(db);
    for (const row of rows) await backFill(db, row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

interface StoredReport {
  readonly id: string;
  readonly body: Uint8Array;
  readonly encoding: string;
  readonly received_at: Date;
  readonly ticket_id: string;
  readonly desktop_id: string;
  readonly created_at: Date;
}

/** The bytes are as they came, and PostgreSQL's texts know no NUL. */
const storable = (text: string): string => text.replaceAll('\0', '');

/** It was checked when it came. Should it be damaged, or not known to a later contract, it only cannot be compared. */
function reportOf(row: StoredReport): Report | null {
  try {
    const text = row.encoding === 'gzip' ? gunzipSync(row.body) : row.body;
    return reportSchema.parse(JSON.parse(new TextDecoder().decode(text)));
  } catch {
    return null;
  }
}

async function backFill(db: Kysely<unknown>, row: StoredReport): Promise<void> {
  const report = reportOf(row);
  if (!report) return;
  const { findings, sections } = report;
  const serious = findings.filter(({ severity }) => severity === 'serious').length;
  await sql`insert into diagnostics_sets (id, ticket_id, desktop_id, received_at, serious_findings)
    values (${row.id}, ${row.ticket_id}, ${row.desktop_id}, ${row.received_at}, ${serious})`.execute(db);
  for (const id of new Set(findings.map((finding) => finding.id)))
    await sql`insert into ticket_findings (ticket_id, finding_id, created_at) values (${row.ticket_id}, ${id}, ${row.created_at})`.execute(
      db,
    );
  for (const { measure, subject, value } of factsOf(sections)) {
    const [number, words] = typeof value === 'number' ? [value, null] : [null, value];
    await sql`insert into diagnostics_facts (set_id, measure, subject, number, text)
      values (${row.id}, ${measure}, ${storable(subject)}, ${number}, ${words && storable(words)})`.execute(db);
  }
}

const statements = [
  `create table ticket_findings (
    ticket_id uuid not null references tickets, finding_id text not null, created_at timestamptz not null,
    primary key (ticket_id, finding_id))`,
  'create index ticket_findings_finding on ticket_findings (finding_id, created_at desc)',
  `create table diagnostics_sets (
    id uuid primary key, ticket_id uuid not null references tickets, desktop_id uuid not null references desktops,
    received_at timestamptz not null, serious_findings integer not null)`,
  'create index diagnostics_sets_desktop on diagnostics_sets (desktop_id, received_at desc)',
  'create index diagnostics_sets_received on diagnostics_sets (received_at desc)',
  `create table diagnostics_facts (
    set_id uuid not null references diagnostics_sets, measure text not null, subject text not null, number double precision, text text,
    primary key (set_id, measure, subject))`,
];
