import type { Handlers, Start } from '../../../shared/ipc/contract.ts';
import { mayFollow } from '../../../shared/model/links.ts';

export interface AppPorts {
  readonly start: () => Start | Promise<Start>;
  /** Hosts that links may lead to; none: any. */
  readonly linkHosts: () => readonly string[];
  /** Asks the user, naming the site; true when it was opened. */
  readonly openLink: (url: string) => Promise<boolean>;
  readonly copyText: (text: string) => void | Promise<void>;
}

export const appHandlers = ({ start, linkHosts, openLink, copyText }: AppPorts): Handlers['app'] => ({
  start,
  // The page shows others as plain words; nothing that it says is believed here.
  openLink: async ({ url }) => ({ ok: mayFollow(url, linkHosts()) && (await openLink(url)) }),
  copyText: async ({ text }) => {
    await copyText(text);
    return { ok: true };
  },
});
