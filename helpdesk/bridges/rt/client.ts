import { type DeskAnswer, type DeskCall, deskClient, saidBy as saidByDesk } from '../http.ts';

export interface RtConfig {
  /** "https://rt.example.org": without /REST/2.0. */
  readonly url: string;
  readonly queue: string;
  readonly token: string;
  /** After which a call is given up, in milliseconds. */
  readonly timeoutMs: number;
}

/** Calls of REST 2. @throws BridgeError for what is no answer to the call itself */
export const rtClient = ({ url, token, timeoutMs }: RtConfig): DeskCall =>
  deskClient({ desk: 'RT', url: `${url}/REST/2.0`, headers: () => ({ authorization: `token ${token}` }), timeoutMs });

export const saidBy = (answer: DeskAnswer): string => saidByDesk('RT', answer);
