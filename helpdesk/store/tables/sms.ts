import type { Language } from '../../../shared/model/language.ts';

export interface SmsTables {
  sms_received: SmsReceivedTable;
  sms_numbers: SmsNumbersTable;
  sms_notices: SmsNoticesTable;
}

/** Every SMS that came, once. Its text is in the message of the ticket, and nowhere else. */
interface SmsReceivedTable {
  gateway: string;
  external_id: string;
  /** E.164; what is no number, as it came. */
  sender: string;
  /** `automatic`: of a machine, or of ourselves; `not-allowed`: by policy; `limited`: more than a person writes. */
  kind: 'message' | 'help' | 'status' | 'stop' | 'start' | 'automatic' | 'not-allowed' | 'limited';
  ticket_id: string | null;
  received_at: Date;
}
interface SmsNumbersTable {
  /** E.164 */
  number: string;
  /** Of the keyword that they last used; null: never one that tells. */
  language: Language | null;
  /** They want no SMS. */
  stopped_at: Date | null;
}
/** What we say by ourselves, of no ticket: how it works, how things stand. */
interface SmsNoticesTable {
  id: string;
  number: string;
  text: string;
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  next_at: Date;
  error: string | null;
  created_at: Date;
  sent_at: Date | null;
}
