import type { IpcMainInvokeEvent } from 'electron';
import { callChannel } from '../../shared/ipc/channels.ts';
import { contract, type Handlers } from '../../shared/ipc/contract.ts';
import { describeError } from '../logging/log.ts';

/** The part of Electron's ipcMain that we need. */
interface IpcHost {
  handle(channel: string, listener: (event: IpcMainInvokeEvent, input: unknown) => Promise<unknown>): void;
  removeHandler(channel: string): void;
}

export interface RegisterOptions {
  readonly host: IpcHost;
  readonly handlers: Handlers;
  /** Is this the URL of a page of ours? */
  readonly isOurs: (url: string) => boolean;
  readonly log: (message: string) => void;
}

type Handler = (input: unknown) => unknown;

/**
 * Makes the whole contract callable. A call from any page but ours is rejected, and so is input that does not fit its
 * schema: what arrives at a handler is what its type says. Returns the way to take it all back.
 */
export function registerIpc({ host, handlers, isOurs, log }: RegisterOptions): () => void {
  const channels: string[] = [];
  for (const [group, methods] of Object.entries(contract)) {
    for (const [method, { input: schema }] of Object.entries(methods)) {
      const channel = callChannel(group, method);
      const handler = (handlers as unknown as Record<string, Record<string, Handler>>)[group]?.[method];
      if (!handler) throw new Error(`no handler for ${channel}`);
      host.handle(channel, async (event, raw) => {
        const from = event.senderFrame?.url ?? '';
        if (!isOurs(from)) {
          log(`ipc: ${channel} was called by a page that is not ours, and refused`);
          throw new Error('refused: not a page of Pandu');
        }
        const input = schema.safeParse(raw);
        if (!input.success) {
          // Where it does not fit, never what was there: it may be the user's words.
          const places = input.error.issues
            .map(({ path, code }: { path: PropertyKey[]; code: string }) => `${path.join('.')} ${code}`)
            .join('; ');
          log(`ipc: ${channel} was called with something that does not fit: ${places}`);
          throw new TypeError(`bad input for ${group}.${method}: ${places}`);
        }
        try {
          return await handler(input.data);
        } catch (error) {
          log(`ipc: ${channel} failed: ${describeError(error)}`);
          throw error;
        }
      });
      channels.push(channel);
    }
  }
  return () => {
    for (const channel of channels) host.removeHandler(channel);
  };
}
