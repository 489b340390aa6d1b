import type { Cause } from '../../../shared/model/cause.ts';
import type { Hindrance } from '../../../shared/model/ticket.ts';

/** What the reports know of a ticket. Times in milliseconds since 1970. */
export interface TicketFacts {
  readonly id: string;
  readonly at: number;
  readonly desktopId: string | null;
  readonly application: string | null;
  /** That of the last answer which names one. */
  readonly cause: Cause | null;
  readonly hinders: Hindrance;
  /** The first answer of an agent that reached the user; notes are none. */
  readonly answeredAt: number | null;
  /** It is solved or closed. */
  readonly over: boolean;
  /** When it was solved or closed for the last time. */
  readonly solvedAt: number | null;
  /** How often it went on after it was over. */
  readonly reopened: number;
  readonly saidSolved: boolean | null;
  /** 1 to 5. */
  readonly rating: number | null;
  readonly crash: string | null;
  /** A tip was made of it. */
  readonly tip: boolean;
}

/** One desktop said of one version of a tip that it helped: its last word. */
export interface TipHelp {
  readonly desktopId: string;
  readonly at: number;
}

/** From when to when a desktop was in use. */
export interface DesktopSpan {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Ids of its groups, as they are now. */
  readonly groups: readonly string[];
}
