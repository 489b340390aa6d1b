import { type Message, Message as NewMessage, sessionBus } from '@jellybrick/dbus-next';
import { type Notifications, type Shown, sayingIn, service, servicePath, shownFrom } from './notifications.ts';

/** A notification service of our own that shows nothing: for sessions without a panel, and for odd services. */
export interface NotificationService extends Notifications {
  /** The person chooses an action; a click on the notification is "default". */
  act(id: number, action?: string): void;
}

export async function startNotificationService(busAddress: string): Promise<NotificationService> {
  const bus = sessionBus({ busAddress });
  const shown: Shown[] = [];
  let last = 0;
  const signal = (member: string, signature: string, body: unknown[]) =>
    bus.send(NewMessage.newSignal(servicePath, service, member, signature, body));
  bus.addMethodHandler((message: Message) => {
    if (message.path !== servicePath) return false;
    const answer = (signature = '', body: unknown[] = []) => {
      bus.send(NewMessage.newMethodReturn(message, signature, body));
      return true;
    };
    if (message.member === 'GetCapabilities') return answer('as', [['actions', 'body', 'body-markup', 'persistence']]);
    if (message.member === 'GetServerInformation') return answer('ssss', ['pandu-test', 'pandu', '1', '1.2']);
    if (message.member === 'CloseNotification') {
      answer();
      signal('NotificationClosed', 'uu', [message.body[0], 3]);
      return true;
    }
    if (message.member !== 'Notify') return false;
    const replaces = message.body[1] as number;
    last += replaces === 0 ? 1 : 0;
    const id = replaces || last;
    shown.push(shownFrom(id, message.body));
    return answer('u', [id]);
  });
  await bus.requestName(service);
  return {
    shown,
    saying: sayingIn(shown),
    act: (id, action = 'default') => {
      signal('ActionInvoked', 'us', [id, action]);
      signal('NotificationClosed', 'uu', [id, 2]);
    },
    close: () => bus.disconnect(),
  };
}
