import { type Fact, factsOf, measureNames } from '../../shared/comparison/facts.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import type { Db } from './schema.ts';

export interface ArrivedSet {
  /** Of the report, or of the request that a fresh set answers. */
  readonly id: string;
  readonly ticketId: string;
  readonly desktopId: string;
  readonly at: Date;
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
}

/** Rows for what is later asked of many sets at once: findings by ticket, comparable facts by set. */
export async function recordSet(tx: Db, { id, ticketId, desktopId, at, findings, sections }: ArrivedSet): Promise<void> {
  const serious = findings.filter(({ severity }) => severity === 'serious').length;
  await tx
    .insertInto('diagnostics_sets')
    .values({ id, ticket_id: ticketId, desktop_id: desktopId, received_at: at, serious_findings: serious })
    .execute();
  const ids = [...new Set(findings.map((finding) => finding.id))];
  if (ids.length > 0)
    await tx
      .insertInto('ticket_findings')
      .values(ids.map((finding) => ({ ticket_id: ticketId, finding_id: finding, created_at: at })))
      .onConflict((oc) => oc.columns(['ticket_id', 'finding_id']).doNothing())
      .execute();
  const facts = factsOf(sections);
  if (facts.length === 0) return;
  await tx
    .insertInto('diagnostics_facts')
    .values(
      facts.map(({ measure, subject, value }) => ({
        set_id: id,
        measure,
        subject,
        number: typeof value === 'number' ? value : null,
        text: typeof value === 'string' ? value : null,
      })),
    )
    .execute();
}

/** In the order of the measures, which is the order in which a person would look. */
export async function readFacts(db: Db, setId: string): Promise<Fact[]> {
  const rows = await db
    .selectFrom('diagnostics_facts')
    .select(['measure', 'subject', 'number', 'text'])
    .where('set_id', '=', setId)
    .execute();
  const facts = rows.flatMap(({ measure, subject, number, text }): Fact[] => {
    const value = number ?? text;
    return value === null ? [] : [{ measure, subject, value }];
  });
  const place = ({ measure }: Fact) => measureNames.indexOf(measure);
  return facts.sort((a, b) => place(a) - place(b) || (a.subject < b.subject ? -1 : 1));
}
