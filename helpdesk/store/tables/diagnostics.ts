import type { Consent } from '../../../shared/api/consent.ts';
import type { Measure } from '../../../shared/comparison/facts.ts';
import type { FreshSetRequest } from '../../../shared/model/fresh-set.ts';
import type { JsonColumn } from '../json.ts';

export interface DiagnosticsTables {
  fresh_set_requests: FreshSetRequestsTable;
  fresh_sets: FreshSetsTable;
  ticket_findings: TicketFindingsTable;
  diagnostics_sets: DiagnosticsSetsTable;
  diagnostics_facts: DiagnosticsFactsTable;
}

interface FreshSetRequestsTable {
  id: string;
  ticket_id: string;
  reason: string;
  asked_by: string;
  asked_by_id: string;
  asked_at: Date;
  expires_at: Date;
  /** At most one a ticket is `open`. */
  state: FreshSetRequest['state'];
  settled_at: Date | null;
}
/** The id is that of its request. */
interface FreshSetsTable {
  id: string;
  /** By the desktop's clock. */
  taken_at: Date;
  received_at: Date;
  sha256: Uint8Array;
  /** As received. */
  body: Uint8Array;
  encoding: 'identity' | 'gzip';
  consent: JsonColumn<Consent> | null;
}
/** Finding ids of a ticket's report and fresh sets. */
interface TicketFindingsTable {
  ticket_id: string;
  finding_id: string;
  created_at: Date;
}
/** Reports and fresh sets alike, by the id of the report or the request. */
interface DiagnosticsSetsTable {
  id: string;
  ticket_id: string;
  desktop_id: string;
  received_at: Date;
  serious_findings: number;
}
/** What can be compared, by `factsOf`: a number or a text. */
interface DiagnosticsFactsTable {
  set_id: string;
  measure: Measure;
  subject: string;
  number: number | null;
  text: string | null;
}
