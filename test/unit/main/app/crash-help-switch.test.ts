import { expect, test, vi } from 'vitest';
import { createCrashHelpSwitch } from '../../../../main/app/crash-help-switch.ts';

const crash = { signature: 'c1-bcdfghjklmnpqrstbcdf' } as never;

test('it runs while the user wants it, once, and is let go when not', async () => {
  let wanted = false;
  const running = { answered: vi.fn(async () => undefined), stop: vi.fn() };
  const start = vi.fn(async () => running);
  const help = createCrashHelpSwitch(() => wanted, start, expect.fail);
  await help.follow();
  help.answered(crash, 'later');
  expect(start).not.toHaveBeenCalled();

  wanted = true;
  await help.follow();
  await help.follow();
  expect(start).toHaveBeenCalledOnce();
  help.answered(crash, 'later');
  await vi.waitFor(() => expect(running.answered).toHaveBeenCalledWith(crash, 'later'));

  wanted = false;
  await help.follow();
  expect(running.stop).toHaveBeenCalledOnce();
  wanted = true;
  await help.follow();
  expect(start).toHaveBeenCalledTimes(2);
  help.stop();
  await vi.waitFor(() => expect(running.stop).toHaveBeenCalledTimes(2));
});

test('when it cannot start, that is told, and nothing else fails', async () => {
  const told: string[] = [];
  const help = createCrashHelpSwitch(
    () => true,
    async () => Promise.reject(new Error('no journal')),
    (line) => told.push(line),
  );
  await help.follow();
  help.answered(crash, 'default');
  help.stop();
  await vi.waitFor(() => expect(told).toEqual(['crashes are not watched: Error: no journal']));
});
