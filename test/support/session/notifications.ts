import { type Message, MessageType, Message as NewMessage, sessionBus } from '@jellybrick/dbus-next';
import { unwrap } from '../../../main/platform/dbus.ts';
import { waitFor } from './wait.ts';

/** A notification as the program asked for it. */
export interface Shown {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** Names to labels. */
  readonly actions: Readonly<Record<string, string>>;
  readonly urgency: unknown;
}

export interface Notifications {
  readonly shown: readonly Shown[];
  /** Waits for the one whose title or text holds this. */
  saying(text: string, seconds?: number): Promise<Shown>;
  close(): void;
}

export const service = 'org.freedesktop.Notifications';
export const servicePath = '/org/freedesktop/Notifications';

export function shownFrom(id: number, body: readonly unknown[]): Shown {
  const [, , , title, text, actions, hints] = body as [string, number, string, string, string, string[], Record<string, unknown>];
  const pairs = actions.flatMap((name, at) => (at % 2 === 0 ? [[name, actions[at + 1] ?? ''] as const] : []));
  return { id, title, body: text, actions: Object.fromEntries(pairs), urgency: unwrap(hints.urgency) };
}

export const sayingIn =
  (shown: readonly Shown[]) =>
  (text: string, seconds = 20): Promise<Shown> =>
    waitFor(`a notification that says "${text}" (there are: ${shown.map(({ title }) => title).join(', ') || 'none'})`, seconds, async () =>
      shown.findLast((one) => `${one.title}\n${one.body}`.includes(text)),
    );

/** Listens to what programs ask the real notification service to show. */
export async function watchNotifications(busAddress: string): Promise<Notifications> {
  const bus = sessionBus({ busAddress });
  await new Promise<void>((resolve, reject) => {
    bus.once('connect', () => resolve());
    (bus as unknown as NodeJS.EventEmitter).on('error', reject);
  });
  const shown: Shown[] = [];
  const asked = new Map<string, Message>();
  // A monitor must not speak, not even to say that it knows no such method.
  bus.addMethodHandler(() => true);
  bus.on('message', (message: Message) => {
    if (message.type === MessageType.METHOD_CALL && message.member === 'Notify') asked.set(`${message.sender} ${message.serial}`, message);
    if (message.type !== MessageType.METHOD_RETURN) return;
    const call = asked.get(`${message.destination} ${message.replySerial}`);
    if (call) shown.push(shownFrom(message.body[0] as number, call.body));
  });
  const rules = [`type='method_call',interface='${service}',member='Notify'`, "type='method_return'"];
  const daemon = 'org.freedesktop.DBus';
  await bus.call(
    new NewMessage({
      destination: daemon,
      path: '/org/freedesktop/DBus',
      interface: `${daemon}.Monitoring`,
      member: 'BecomeMonitor',
      signature: 'asu',
      body: [rules, 0],
    }),
  );
  return { shown, saying: sayingIn(shown), close: () => bus.disconnect() };
}
