import { expect, test } from 'vitest';
import type { Notice } from '../../../../main/notices/decide.ts';
import { createBusNotifier } from '../../../../main/notices/notifier.ts';
import type { Bus } from '../../../../main/platform/dbus.ts';

/** A bus on which the answer to Notify and these signals come in one piece: all are read before anybody hears of the answer. */
async function notifier(behind: readonly (readonly [member: string, body: readonly unknown[]])[], answer: readonly unknown[] | null) {
  const listeners = new Map<string, Parameters<Bus['onSignal']>[1]>();
  const bus = {
    onSignal: async (match: { member: string }, listener: Parameters<Bus['onSignal']>[1]) => {
      listeners.set(match.member, listener);
      return () => undefined;
    },
    variant: (_signature: string, value: unknown) => value,
    call: () => {
      const reply = Promise.resolve(answer ? { ok: true, body: answer } : { ok: false, reason: 'nobody' });
      for (const [member, body] of behind) listeners.get(member)?.({ body } as never);
      return reply;
    },
  } as unknown as Bus;
  const clicks: (readonly [string, string])[] = [];
  const fallen: string[] = [];
  const { show } = await createBusNotifier({
    ...{ bus, icon: '', openLabel: () => 'Open', onClick: (notice, action) => void clicks.push([notice.key, action]) },
    fallback: { show: async ({ key }) => void fallen.push(key) },
  });
  return { show, clicks, fallen };
}
const notice: Notice = { key: 'crash', title: 'Calc closed unexpectedly', body: '', view: { name: 'report' }, urgency: 'normal' };

test('a click that arrives together with the answer is not lost, and counts once', async () => {
  const { show, clicks } = await notifier(
    [
      ['ActionInvoked', [7, 'tip']],
      ['NotificationClosed', [7, 2]],
      ['ActionInvoked', [8, 'later']],
    ],
    [7],
  );
  await show(notice);
  expect(clicks).toEqual([['crash', 'tip']]);
  // The second has the number of nobody: it is forgotten, and not taken for one that comes later.
  const again = await notifier([['ActionInvoked', [8, 'later']]], [7]);
  await again.show(notice);
  expect(again.clicks).toEqual([]);
});

test('where the service does not take it, there is another way and no click', async () => {
  const { show, clicks, fallen } = await notifier([['ActionInvoked', [7, 'tip']]], null);
  await show(notice);
  expect({ clicks, fallen }).toEqual({ clicks: [], fallen: ['crash'] });
});
