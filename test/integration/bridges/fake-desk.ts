import type { Fault } from './fake-server.ts';

/** What the tests want of every made-up help desk: what people over there do, and what is there in the end. Tickets count from 1. */
export interface FakeDesk {
  readonly url: string;
  readonly close: () => Promise<void>;
  readonly setFault: (fault: (method: string, path: string) => Fault) => void;
  readonly isCreate: (method: string, path: string) => boolean;
  readonly isAppend: (method: string, path: string) => boolean;
  readonly tickets: () => number;
  /** Every text that the person may read: of tickets, then of answers. */
  readonly said: () => string[];
  readonly reply: (ticket: number, text: string, files?: readonly { name: string; type: string; content: Buffer }[]) => void;
  readonly note: (ticket: number, text: string) => void;
  readonly setStatus: (ticket: number, status: 'open' | 'pending' | 'closed') => void;
  readonly statusOf: (ticket: number) => 'open' | 'closed';
  readonly hide: (ticket: number, hidden: boolean) => void;
  /** From now on nobody lets us close a ticket; null: it has no such rule. */
  readonly forbidClosing: (() => void) | null;
}
