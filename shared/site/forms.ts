import type { Hindrance, Message, Outcome, TicketStatus } from '../model/ticket.ts';

/** What somebody typed into the report form of the public site. Empty: nothing. */
export interface ReportForm {
  readonly text: string;
  readonly hinders: Hindrance;
  readonly name: string;
  readonly mail: string;
  /** Asset tag or support code. */
  readonly tag: string;
}

export const noForm: ReportForm = { text: '', hinders: 'slowed', name: '', mail: '', tag: '' };

/** Why a form comes back: in words, beside what was typed. */
export type FormProblem =
  | 'text'
  | 'name'
  | 'mail'
  | 'long'
  | 'pictureCount'
  | 'pictureType'
  | 'pictureLarge'
  | 'pictureDamaged'
  /** It lay open too long, or is none of ours. */
  | 'stale'
  /** The field that nobody sees was filled. */
  | 'robot';

/** A form that could not be read or taken at all. */
export type WebTrouble = 'wait' | 'large' | 'elsewhere' | 'busy' | 'many' | 'failed';

export interface FormLimits {
  readonly text: number;
  readonly name: number;
  readonly mail: number;
  readonly tag: number;
  readonly pictures: number;
  readonly pictureBytes: number;
}

/** A conversation as whoever has its link sees it. */
export interface WebConversation {
  readonly number: number;
  readonly title: string;
  readonly status: TicketStatus;
  readonly messages: readonly Message[];
  readonly outcome: Outcome | null;
  /** What the address of the page ends with. */
  readonly secret: string;
  /** New for each form, so that one that is sent twice is one turn. */
  readonly turn: string;
  /** What has just happened. */
  readonly said: 'report' | 'turn' | 'outcome' | null;
  /** Of a reply that could not be taken as it was. */
  readonly problems: readonly FormProblem[];
  readonly text: string;
}
