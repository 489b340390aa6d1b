/// <reference path="../../platform/x11-module.d.ts" />
import { hostname } from 'node:os';
import type { Client, Event } from 'x11';
import type { Answer } from './answer.ts';

const substructureNotify = 0x80000;
const clientMessage = 33;
const longestProperty = 1000;
const mostWindows = 100;

/**
 * Asks every window of this computer's programs whether it answers: _NET_WM_PING of the EWMH, as window managers do.
 * A healthy program sends the message back to the root window within some milliseconds, also while it is busy drawing; one
 * that is stuck or stopped does not. The connection lives for this one question, so that nothing wakes us afterwards.
 * @param limitMs how long a silent window is waited for; when all have answered it is over at once
 * @returns one answer a program; null when there is no X server or no window manager to ask
 */
export async function pingWindows(display: string, limitMs: number, signal: AbortSignal): Promise<readonly Answer[] | null> {
  const { createClient } = await import('x11');
  const ask = <T>(start: (done: (error: Error | null, value: T) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => start((error, value) => (error ? reject(error) : resolve(value))));
  const opened = await ask<{ client: Client; screen: readonly { root: number }[] }>((done) => {
    const made = createClient({ display }, done);
    // A window that goes away while it is asked is no failure, and neither is a server that does.
    made.on('error', () => undefined);
  }).catch(() => null);
  const root = opened?.screen[0]?.root;
  if (!opened || root === undefined) return null;
  const { client } = opened;
  try {
    return await pingAll(client, root, limitMs, signal);
  } catch {
    return null;
  } finally {
    client.terminate();
  }

  async function pingAll(x: Client, rootWindow: number, limit: number, stop: AbortSignal): Promise<readonly Answer[] | null> {
    const atom = (name: string): Promise<number> => ask<number>((done) => x.InternAtom(false, name, done));
    const names = ['_NET_CLIENT_LIST', 'WM_PROTOCOLS', '_NET_WM_PING', '_NET_WM_PID', 'WM_CLASS', 'WM_CLIENT_MACHINE'] as const;
    const [clientList, protocols, ping, pidAtom, classAtom, machineAtom] = (await Promise.all(names.map(atom))) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const property = async (window: number, name: number): Promise<Buffer> =>
      (await ask<{ data: Buffer }>((done) => x.GetProperty(0, window, name, 0, 0, longestProperty, done)).catch(() => null))?.data ??
      Buffer.alloc(0);
    const numbers = (data: Buffer): number[] => Array.from({ length: Math.floor(data.length / 4) }, (_one, i) => data.readUInt32LE(i * 4));

    const list = numbers(await property(rootWindow, clientList)).slice(0, mostWindows);
    if (list.length === 0) return null;
    const machine = hostname();
    const facts = await Promise.all(
      list.map(async (window) => {
        const [offered, pid, wmClass, on] = await Promise.all(
          [protocols, pidAtom, classAtom, machineAtom].map((name) => property(window, name)),
        );
        const host = on?.toString('latin1').split('\0')[0] ?? '';
        return {
          window,
          pings: numbers(offered ?? Buffer.alloc(0)).includes(ping) && (host === '' || host === machine),
          pid: numbers(pid ?? Buffer.alloc(0))[0] ?? 0,
          wmClass: wmClass?.toString('latin1').split('\0')[1] ?? '',
        };
      }),
    );
    const asked = facts.filter(({ pings, pid }) => pings && pid > 0);
    if (asked.length === 0) return [];
    const began = performance.now();
    const waiting = new Map(asked.map(({ window }) => [window, true]));
    const answered = new Map<number, number>();
    // Any number will do as the time; the window manager knows its own by another.
    const serial = 0x7a000000 + Math.floor(Math.random() * 0xffffff);
    await new Promise<void>((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(finish, limit);
      stop.addEventListener('abort', finish, { once: true });
      x.on('event', (event: Event) => {
        if (event.type !== clientMessage || event.message_type !== protocols) return;
        const [what, time, window] = event.data ?? [];
        if (what !== ping || time !== serial || window === undefined || !waiting.delete(window)) return;
        answered.set(window, performance.now() - began);
        if (waiting.size === 0) finish();
      });
      x.ChangeWindowAttributes(rootWindow, { eventMask: substructureNotify });
      for (const { window } of asked)
        x.SendEvent(window, 0, 0, {
          name: 'ClientMessage',
          format: 32,
          wid: window,
          message_type: protocols,
          data: [ping, serial, window, 0, 0],
        });
    });
    const waited = performance.now() - began;
    // A program is as silent as its most silent window: a blocked one blocks them all.
    const programs = new Map<number, Answer>();
    for (const { window, pid, wmClass } of asked) {
      const at = answered.get(window);
      const before = programs.get(pid);
      if (before && !before.answers) continue;
      programs.set(pid, { pid, wmClass, how: 'window', answers: at !== undefined, waitedMs: Math.round(at ?? waited) });
    }
    return [...programs.values()];
  }
}
