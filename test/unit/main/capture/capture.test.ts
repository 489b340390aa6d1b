import { describe, expect, test, vi } from 'vitest';
import { type CapturePorts, takeCapture } from '../../../../main/capture/capture.ts';
import type { Application } from '../../../../shared/model/application.ts';
import { at, now } from '../desktop-disk.ts';

const firefox: Application = { name: 'Firefox', pid: 30 };
const png = new Uint8Array([0x89, 0x50]);
const never = () => new Promise<never>(() => undefined);
const ports = (more: Partial<CapturePorts> = {}): CapturePorts => ({
  now,
  activeWindow: async () => ({ pid: 30, wmClass: 'firefox' }),
  describe: async () => firefox,
  grab: async () => ({ state: 'ready', encode: () => png }),
  screenshotAllowed: true,
  ownPid: 99,
  log: (line) => expect.fail(line),
  ...more,
});
const take = (more?: Partial<CapturePorts>, painted: () => Promise<void> = async () => undefined, limit = 2000) =>
  takeCapture(ports(more), limit, painted);

test('the application and the screen of the click', async () => {
  const clues: unknown[] = [];
  const capture = take({
    describe: async (clue) => {
      clues.push(clue);
      return firefox;
    },
  });
  expect(capture.at).toBe(at(0));
  expect(await capture.application).toEqual(firefox);
  expect(clues).toEqual([{ pid: 30, wmClass: 'firefox' }]);
  expect(await capture.screenshot).toEqual({ state: 'ready', png });
  await capture.taken;
});

test('when all is there, no time limit is left to run', async () => {
  vi.useFakeTimers();
  try {
    const capture = take();
    await Promise.all([capture.application, capture.screenshot, capture.taken]);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

describe('what takes time waits for our window, and our window for the screen alone', () => {
  test('nothing is described or encoded before it is painted', async () => {
    const order: string[] = [];
    let paint = () => {};
    const painted = new Promise<void>((resolve) => {
      paint = resolve;
    });
    const encode = () => {
      order.push('encoded');
      return png;
    };
    const describe = async () => {
      order.push('described');
      return firefox;
    };
    const capture = take({ describe, grab: async () => ({ state: 'ready', encode }) }, () => painted);
    await capture.taken;
    order.push('painted');
    paint();
    await Promise.all([capture.application, capture.screenshot]);
    expect([order[0], order.length]).toEqual(['painted', 3]);
  });

  test('the screen counts as read before its pixels are here', async () => {
    const capture = take({
      grab: (_signal, onTaken) => {
        void onTaken();
        return never();
      },
    });
    await capture.taken;
  });
});

test('when we are in front ourselves, the application is not known', async () => {
  const capture = take({ activeWindow: async () => ({ pid: 99 }), describe: async () => expect.fail('described our own window') });
  expect(await capture.application).toBeNull();
});

test('where policy allows no picture the screen is not touched, and the application is found all the same', async () => {
  const capture = take({ screenshotAllowed: false, grab: async () => expect.fail('read the screen') });
  expect(await capture.screenshot).toEqual({ state: 'not-allowed', png: null });
  expect(await capture.application).toEqual(firefox);
  await capture.taken;
});

describe('whatever goes wrong, the report goes on', () => {
  test('declined by the user is told as such, and is never encoded', async () => {
    const encode = () => expect.fail('encoded what there is not');
    const capture = take({ grab: async () => ({ state: 'declined', encode }) });
    expect(await capture.screenshot).toEqual({ state: 'declined', png: null });
    await capture.taken;
  });

  const failing: [string, Partial<CapturePorts>, object, RegExp][] = [
    ['no active window', { activeWindow: async () => null }, { application: null, state: 'ready' }, /^$/],
    [
      'the display server fails',
      { activeWindow: () => Promise.reject(new Error('gone')) },
      { application: null, state: 'ready' },
      /active window failed: .*gone/,
    ],
    [
      'the list of programs fails',
      { describe: () => Promise.reject(new Error('EIO')) },
      { application: null, state: 'ready' },
      /application failed: .*EIO/,
    ],
    ['no way to read the screen', { grab: async () => null }, { application: firefox, state: 'unavailable' }, /^$/],
    [
      'the screen cannot be read',
      { grab: () => Promise.reject(new Error('BadMatch')) },
      { application: firefox, state: 'unavailable' },
      /screenshot failed: .*BadMatch/,
    ],
    [
      'it fails before it has begun',
      {
        grab: () => {
          throw new Error('no display');
        },
      },
      { application: firefox, state: 'unavailable' },
      /screenshot failed: .*no display/,
    ],
    [
      'the picture cannot be encoded',
      { grab: async () => ({ state: 'ready', encode: () => Promise.reject(new Error('out of memory')) }) },
      { application: firefox, state: 'unavailable' },
      /picture failed: .*out of memory/,
    ],
  ];
  test.each(failing)('%s', async (_, more, { application, state }: { application?: unknown; state?: string }, told) => {
    const logged: string[] = [];
    const capture = take({ ...more, log: (line) => void logged.push(line) });
    await capture.taken;
    expect(await capture.application).toEqual(application);
    expect((await capture.screenshot).state).toBe(state);
    expect(logged.join()).toMatch(told);
  });

  test('a painting that fails costs no more than that', async () => {
    const capture = take({ log: () => undefined }, () => Promise.reject(new Error('the window was closed')));
    expect(await capture.screenshot).toEqual({ state: 'unavailable', png: null });
    expect(await capture.application).toBeNull();
  });

  /** The clock of the tests, since the limits are for people: seconds. */
  test('what hangs is given up within its limit, and told so that it stops', async () => {
    vi.useFakeTimers();
    try {
      const aborted: string[] = [];
      const hangs = (what: string) => (signal: AbortSignal) => {
        signal.addEventListener('abort', () => aborted.push(what));
        return never();
      };
      const capture = take({ activeWindow: hangs('window'), grab: hangs('screen') }, undefined, 2000);
      const settled: string[] = [];
      void capture.application.then(() => settled.push('application'));
      void capture.screenshot.then(() => settled.push('screenshot'));
      void capture.taken.then(() => settled.push('taken'));
      await vi.advanceTimersByTimeAsync(1999);
      expect([settled, aborted]).toEqual([[], []]);
      await vi.advanceTimersByTimeAsync(1);
      expect([settled, aborted]).toEqual([['screenshot'], ['screen']]);
      await vi.advanceTimersByTimeAsync(8000);
      expect([...settled].sort()).toEqual(['application', 'screenshot', 'taken']);
      expect(aborted).toEqual(['screen', 'window']);
      expect(await capture.screenshot).toEqual({ state: 'unavailable', png: null });
    } finally {
      vi.useRealTimers();
    }
  });
});
