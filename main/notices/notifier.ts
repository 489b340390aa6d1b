import type { Bus } from '../platform/dbus.ts';
import type { Notice } from './decide.ts';

/** Shows notices; narrow, so that the tray's process may show them one day. */
export interface Notifier {
  show(notice: Notice): Promise<void>;
}

const service = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};
const urgencies = { low: 0, normal: 1, critical: 2 } as const;

/** The bus carries no such sign: a message with one would not be sent. */
const carried = (text: string): string => text.replaceAll('\0', '');

/** Bodies may be markup, by the specification: what an agent wrote is text. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export interface NotifierOptions {
  readonly bus: Bus;
  /** Path of an icon file. */
  readonly icon: string;
  readonly openLabel: () => string;
  /** @param action "default" for a click on the notification itself, else the id of one of its buttons */
  readonly onClick: (notice: Notice, action: string) => void;
  /** Where the service does not take it. */
  readonly fallback: Notifier;
}

/** https://specifications.freedesktop.org/notification-spec/latest/: over D-Bus, since Electron offers no buttons on Linux. */
export async function createBusNotifier({ bus, icon, openLabel, onClick, fallback }: NotifierOptions): Promise<Notifier> {
  const shown = new Map<number, Notice>();
  /** A click that came in one piece with the answer to Notify is read before that answer: kept until it is known what it was on. */
  const early = new Map<number, string>();
  let underWay = 0;
  const clicked = (id: number, notice: Notice, action: string): void => {
    shown.delete(id);
    onClick(notice, action);
  };
  await Promise.all([
    bus.onSignal({ interface: service.interface, member: 'ActionInvoked', path: service.path }, ({ body }) => {
      const [id] = body;
      if (typeof id !== 'number') return;
      const action = typeof body[1] === 'string' ? body[1] : 'default';
      const notice = shown.get(id);
      if (notice) clicked(id, notice, action);
      else if (underWay > 0) early.set(id, action);
    }),
    // Closed and still clickable: some panels send ActionInvoked after it, others keep it in a list. The newest fifty stay known.
    bus.onSignal({ interface: service.interface, member: 'NotificationClosed', path: service.path }, () => {
      for (const id of [...shown.keys()].slice(0, -50)) shown.delete(id);
    }),
  ]);
  return {
    async show(notice) {
      // "default": a click on the notification, and a button where the service makes one of it.
      const open = ['default', carried(notice.openLabel ?? openLabel())];
      const actions = [...open, ...(notice.actions ?? []).flatMap(({ id, label }) => [id, carried(label)])];
      const before = [...shown].find(([, { key }]) => key === notice.key)?.[0] ?? 0;
      const hints = {
        'desktop-entry': bus.variant('s', 'org.pandu.Pandu'),
        urgency: bus.variant('y', urgencies[notice.urgency]),
        category: bus.variant('s', 'im.received'),
      };
      const body = ['Pandu', before, icon, carried(notice.title), escaped(carried(notice.body)), actions, hints, -1];
      underWay += 1;
      const reply = await bus.call({ ...service, member: 'Notify', signature: 'susssasa{sv}i', body });
      underWay -= 1;
      const id = reply.ok ? reply.body[0] : undefined;
      const action = typeof id === 'number' ? early.get(id) : undefined;
      if (underWay === 0) early.clear();
      if (typeof id !== 'number') return fallback.show(notice);
      shown.delete(before);
      shown.set(id, notice);
      if (action !== undefined) clicked(id, notice, action);
    },
  };
}
