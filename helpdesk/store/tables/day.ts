import type { AssignmentConditions } from '../../../shared/model/assignment-rule.ts';
import type { LocalText } from '../../../shared/model/language.ts';
import type { JsonColumn } from '../json.ts';

/** What agents work with all day. */
export interface DayTables {
  canned_answers: CannedAnswersTable;
  queue_views: QueueViewsTable;
  ticket_links: TicketLinksTable;
  presences: PresencesTable;
  assignment_rules: AssignmentRulesTable;
}

interface CannedAnswersTable {
  id: string;
  /** Null: everybody's. */
  owner_id: string | null;
  name: string;
  texts: JsonColumn<LocalText>;
  updated_at: Date;
  updated_by: string;
}
interface QueueViewsTable {
  id: string;
  /** Null: everybody's. */
  owner_id: string | null;
  name: string;
  /** As in the address of the queue: "status=new&sort=due". */
  search: string;
  created_at: Date;
}
/** Each pair once, the smaller id first. */
interface TicketLinksTable {
  ticket_id: string;
  other_id: string;
  linked_at: Date;
}
/** Who has a ticket on the screen; told again and again while it is so. */
interface PresencesTable {
  ticket_id: string;
  user_id: string;
  doing: 'looking' | 'answering';
  at: Date;
}
interface AssignmentRulesTable {
  id: string;
  /** The first that fits decides. */
  place: number;
  active: boolean;
  conditions: JsonColumn<AssignmentConditions>;
  /** Ids of users, who take turns. */
  agents: JsonColumn<string[]>;
  /** Who got the last one. */
  last_agent: string | null;
}
