/** The narrow interface to another help desk: everything else of `bridges/` knows only this. */
export interface Bridge {
  /** "rt": in the database and before agents. */
  readonly name: string;
  /** @throws BridgeError when it does not answer, or not to us */
  check(): Promise<{ readonly version: string }>;
  createTicket(ticket: OutgoingTicket): Promise<{ readonly remoteId: string; readonly remoteUrl: string; readonly warnings: string[] }>;
  /** Whether a ticket of ours is there already. Only before it is sent again: a merge makes it disappear. */
  findTicket(ticketId: string, subject: string): Promise<{ readonly remoteId: string; readonly remoteUrl: string } | null>;
  appendMessage(remoteId: string, message: OutgoingMessage): Promise<{ readonly remoteMessageId: string }>;
  findMessage(remoteId: string, key: string): Promise<{ readonly remoteMessageId: string } | null>;
  /** Repeatable. */
  close(remoteId: string): Promise<void>;
  /** Where a ticket stands now. */
  look(remoteId: string): Promise<Look>;
  /** What happened on tickets; `cursor` null: from now on. Things may come twice. */
  pullUpdatesSince(cursor: string | null): Promise<{ readonly events: readonly RemoteEvent[]; readonly cursor: string }>;
  /** Everything that happened on one ticket. */
  readHistory(remoteId: string): Promise<readonly RemoteEvent[]>;
  fetchAttachment(ref: string): Promise<Uint8Array>;
}

export interface OutgoingFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}
export interface OutgoingMessage {
  /** Kept with it over there. */
  readonly key: string;
  /** Signed with the name of the author: the other side knows only our user. */
  readonly text: string;
  /** Written by our help desk and not by whom it helps. */
  readonly byAgent?: boolean;
  /** Never empty ones. */
  readonly files: readonly OutgoingFile[];
}
export interface OutgoingTicket extends OutgoingMessage {
  readonly subject: string;
  /** A verified address, or null. */
  readonly requester: string | null;
  readonly host: string;
  readonly appVersion: string;
}

export type RemoteStatus = 'open' | 'pending' | 'closed';
export type Look =
  | { readonly state: 'here'; readonly status: RemoteStatus; readonly raw: string }
  | { readonly state: 'merged'; readonly into: string; readonly status: RemoteStatus; readonly raw: string }
  | { readonly state: 'lost' };

interface Happened {
  readonly remoteId: string;
  readonly remoteMessageId: string;
}
export interface RemoteMessage extends Happened {
  readonly kind: 'message' | 'note';
  /** The key that we gave it, when it is our own. */
  readonly key: string | null;
  /** By the user that the bridge signs in as. */
  readonly byBridge: boolean;
  readonly byRequester: boolean;
  readonly author: string;
  readonly at: Date;
  /** Asked for only when somebody wants it. */
  load(): Promise<{ readonly text: string; readonly files: readonly RemoteFile[] }>;
}
export interface RemoteFile {
  readonly ref: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}
export type RemoteEvent =
  | RemoteMessage
  /** `byPerson`: somebody decided it, it did not follow from a message. */
  | (Happened & { readonly kind: 'status'; readonly status: RemoteStatus; readonly raw: string; readonly byPerson: boolean })
  | (Happened & { readonly kind: 'merged' });

/**
 * `outage`: nothing was done, nothing can be done now. `unknown`: it may have been done. `refused`: the same again is of no use.
 * `lost`: the ticket is gone, or no longer ours to see.
 */
export class BridgeError extends Error {
  readonly kind: 'outage' | 'unknown' | 'refused' | 'lost';
  constructor(kind: BridgeError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}
