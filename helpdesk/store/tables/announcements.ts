import type { Announcement } from '../../../shared/model/announcement.ts';
import type { JsonColumn } from '../json.ts';

export interface AnnouncementsTables {
  announcements: AnnouncementsTable;
  receipts: ReceiptsTable;
  me_toos: MeToosTable;
  issue_tickets: IssueTicketsTable;
}

interface AnnouncementsTable {
  id: string;
  document: JsonColumn<Announcement>;
  withdrawn: boolean;
  created_by: string;
  created_at: Date;
}
interface ReceiptsTable {
  announcement_id: string;
  desktop_id: string;
  delivered_at: Date;
  seen_at: Date | null;
}
interface MeToosTable {
  announcement_id: string;
  desktop_id: string;
  /** By the desktop's clock: the last one counts. */
  at: Date;
  me_too: boolean;
}
/** Tickets that a known issue explains. */
interface IssueTicketsTable {
  announcement_id: string;
  ticket_id: string;
  linked_at: Date;
}
