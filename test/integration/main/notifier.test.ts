import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Notice } from '../../../main/notices/decide.ts';
import { createBusNotifier } from '../../../main/notices/notifier.ts';
import { type NotificationService, startNotificationService } from '../../support/session/notification-service.ts';
import { waitFor } from '../../support/session/wait.ts';
import { openPrivateBus, type PrivateBus, settled } from './private-bus.ts';

let bus: PrivateBus;
let service: NotificationService | null = null;
beforeAll(async () => {
  bus = await openPrivateBus();
});
afterEach(() => {
  service?.close();
  service = null;
});
afterAll(() => bus?.close());

const notice = (more: Partial<Notice> = {}): Notice => ({
  key: 'ticket-1',
  title: 'The help desk has answered you: No sound',
  body: 'Push the cable in.',
  view: { name: 'reports', id: 'report-1' },
  urgency: 'normal',
  ...more,
});

async function notifier() {
  const connection = await bus.connect();
  const clicked: Notice[] = [];
  const chosen: string[] = [];
  const fallen: Notice[] = [];
  const made = await createBusNotifier({
    bus: connection,
    icon: '/usr/share/icons/pandu.png',
    openLabel: () => 'Open',
    onClick: (one, action) => {
      clicked.push(one);
      chosen.push(action);
    },
    fallback: { show: async (one) => void fallen.push(one) },
  });
  const clicks = (count: number) => waitFor(`${count} clicks (were: ${clicked.length})`, 10, async () => clicked.length >= count);
  return { show: made.show, clicked, chosen, clicks, fallen, connection };
}
const start = async (): Promise<NotificationService> => {
  service = await startNotificationService(bus.address);
  return service;
};

test('the service shows it, and a click on it leads to its conversation', async () => {
  const { shown, act } = await start();
  const { show, clicked, clicks, fallen } = await notifier();
  const [one, other] = [notice(), notice({ key: 'ticket-2', urgency: 'critical' })];
  await show(one);
  await show(other);
  expect(shown).toMatchObject([
    { title: one.title, body: one.body, actions: { default: 'Open' }, urgency: 1 },
    { title: other.title, urgency: 2 },
  ]);
  act(shown[1]?.id ?? 0, 'default');
  act(shown[0]?.id ?? 0);
  await clicks(2);
  expect(clicked).toEqual([other, one]);
  expect(fallen).toEqual([]);
});

test('further buttons, and which one was pressed', async () => {
  const { shown, act } = await start();
  const { show, chosen, clicks } = await notifier();
  const actions = [{ id: 'later', label: 'Not now' }];
  await show(notice({ openLabel: 'Get help', actions }));
  await show(notice({ key: 'ticket-2', actions }));
  expect(shown[0]?.actions).toEqual({ default: 'Get help', later: 'Not now' });
  act(shown[0]?.id ?? 0, 'later');
  act(shown[1]?.id ?? 0);
  await clicks(2);
  expect(chosen).toEqual(['later', 'default']);
});

test('what an agent wrote is text: markup is shown as it was written, never obeyed', async () => {
  const { shown } = await start();
  const { show } = await notifier();
  await show(notice({ body: '<a href="https://evil.example">Click</a> & type &lt;Ctrl&gt;' }));
  expect(shown[0]?.body).toBe('&lt;a href="https://evil.example"&gt;Click&lt;/a&gt; &amp; type &amp;lt;Ctrl&amp;gt;');
});

test('a second answer to the same report replaces the first, and a click leads to the newer', async () => {
  const { shown, act } = await start();
  const { show, clicked, clicks } = await notifier();
  await show(notice());
  const newer = notice({ body: 'Or turn it on.' });
  await show(newer);
  expect(shown[1]?.id).toBe(shown[0]?.id);
  act(shown[1]?.id ?? 0);
  await clicks(1);
  expect(clicked).toEqual([newer]);
});

test('a click counts once, and those on what others show not at all', async () => {
  const { shown, act } = await start();
  const { show, clicked, clicks } = await notifier();
  await show(notice());
  await show(notice({ key: 'ticket-2' }));
  const [first, second] = shown.map(({ id }) => id);
  act(9999);
  act(first ?? 0);
  act(first ?? 0);
  act(second ?? 0);
  await clicks(2);
  expect(clicked.map(({ key }) => key)).toEqual(['ticket-1', 'ticket-2']);
});

test('without a service there is another way', async () => {
  const { show, fallen } = await notifier();
  await show(notice());
  expect(fallen).toEqual([notice()]);
});

test('a service that comes again, as with a restarted panel, is used again', async () => {
  const before = await start();
  const { show, clicked, clicks, fallen, connection } = await notifier();
  await show(notice());
  before.close();
  await settled(connection);
  const { shown, act } = await start();
  await show(notice({ body: 'Still there?' }));
  expect(shown).toMatchObject([{ body: 'Still there?' }]);
  act(shown[0]?.id ?? 0);
  await clicks(1);
  expect([clicked.length, fallen.length]).toEqual([1, 0]);
});

test('signs that the bus does not carry cost the sign, not the connection', async () => {
  const { shown } = await start();
  const { show, fallen, connection } = await notifier();
  await show(notice({ title: 'No\0 sound', body: 'Half \ud83d an emoji,\0 and nothing' }));
  await settled(connection);
  expect(fallen).toEqual([]);
  expect(shown).toMatchObject([{ title: 'No sound', body: 'Half \ufffd an emoji, and nothing' }]);
});
