import type { Sent } from '../../services/deliveries.ts';

export interface IncomingSms {
  /** What the gateway calls it: the same one again has the same. */
  readonly id: string;
  /** As the network says it: a number in any form, a short code, a name. */
  readonly from: string;
  /** Null: no text, as settings for the telephone and pictures. */
  readonly text: string | null;
}
export interface OutgoingSms {
  /** The same for the same message, however often it is tried: no gateway may send it twice. */
  readonly id: string;
  /** E.164 */
  readonly to: string;
  readonly text: string;
}

/** A way into the mobile network. */
export interface SmsGateway {
  /** For people and the database: "gammu", "http provider.example". */
  readonly name: string;
  /** @throws when it cannot be reached: then it is tried again */
  send(sms: OutgoingSms): Promise<Sent>;
  /**
   * Hands out what has come, one after another, and lets go of each when `keep` has it. Null: it comes to us by itself.
   * @throws when it cannot be reached
   */
  readonly receive: ((keep: (sms: IncomingSms) => Promise<void>) => Promise<void>) | null;
  /** What was taken and did not go out after all, by id. */
  failed(): Promise<{ readonly id: string; readonly why: string }[]>;
  /** What people have to look at, though nothing failed yet; null: nothing. */
  trouble(): Promise<string | null>;
}
