import { type Ask, plain } from './bus-values.ts';
import type { Bus } from './dbus.ts';

interface Buses {
  /** One connection a bus, opened at the first question. */
  readonly ask: (which: 'session' | 'system') => Promise<Ask | null>;
  readonly close: () => void;
}

/** How long a service may take to be started and to answer. */
const answerMs = 2000;

/** Both message buses for asking only. Never rejects: no bus is an ordinary state of a computer. */
export function createBuses(env: Readonly<Record<string, string | undefined>>): Buses {
  const opened = new Map<string, Promise<Bus | null>>();
  let closed = false;
  async function open(which: 'session' | 'system'): Promise<Bus | null> {
    const dbus = await import('./dbus.ts');
    const bus = await (which === 'session' ? dbus.openSessionBus(env, answerMs) : dbus.openSystemBus(env, answerMs)).catch(() => null);
    if (closed) bus?.close();
    return bus;
  }
  return {
    async ask(which) {
      const known = opened.get(which) ?? open(which);
      opened.set(which, known);
      const bus = await known;
      if (bus === null) return null;
      return async (destination, path, method, signature, body) => {
        const dot = method.lastIndexOf('.');
        const reply = await bus.call(
          {
            ...{ destination, path, interface: method.slice(0, dot), member: method.slice(dot + 1) },
            ...(signature ? { signature, body: [...(body ?? [])] } : {}),
          },
          answerMs,
        );
        return reply.ok ? reply.body.map(plain) : null;
      };
    },
    close() {
      closed = true;
      for (const bus of opened.values()) void bus.then((one) => one?.close());
    },
  };
}
