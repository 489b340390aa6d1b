import type { Handlers, Start } from '../../../shared/ipc/contract.ts';

export interface AppPorts {
  readonly start: () => Start | Promise<Start>;
  /** Asks the user, naming the site; true when it was opened. */
  readonly openLink: (url: string) => Promise<boolean>;
  readonly copyText: (text: string) => void | Promise<void>;
}

export const appHandlers = ({ start, openLink, copyText }: AppPorts): Handlers['app'] => ({
  start,
  openLink: async ({ url }) => ({ ok: await openLink(url) }),
  copyText: async ({ text }) => {
    await copyText(text);
    return { ok: true };
  },
});
