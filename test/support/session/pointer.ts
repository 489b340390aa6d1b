import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '../../../build/start/processes.ts';
import { waitFor } from './wait.ts';

/** Mouse, keys and windows of a session of ours, as a person has them. */
export interface Pointer {
  /** Clicks the notification's button; it is the last one that xfce4-notifyd shows. */
  clickNotification(): Promise<void>;
  /** Waits until a window of this class has the attention. */
  waitForWindow(windowClass: string): Promise<void>;
  /** Keys pressed together, as X names them: "ctrl+alt+h". */
  press(keys: string): Promise<void>;
  /** What is on the screen, as a PNG file. */
  picture(file: string): Promise<void>;
}

export function pointerIn(env: Environment): Pointer {
  const run = async (program: string, args: readonly string[]) =>
    (await promisify(execFile)(program, [...args], { env, timeout: 10_000 })).stdout;
  return {
    async clickNotification() {
      const found = await waitFor('a notification on the screen', 10, async () =>
        (await run('xdotool', ['search', '--onlyvisible', '--class', 'notifyd']).catch(() => '')).trim().split('\n').at(-1),
      );
      const geometry = await run('xdotool', ['getwindowgeometry', '--shell', found]);
      const number = (name: string): number => Number(new RegExp(`^${name}=(-?\\d+)$`, 'm').exec(geometry)?.[1]);
      // The buttons are in its last row, the only one at the right edge.
      const [x, y] = [number('X') + number('WIDTH') - 60, number('Y') + number('HEIGHT') - 26];
      await run('xdotool', ['mousemove', String(x), String(y), 'click', '1']);
    },
    async waitForWindow(windowClass) {
      const found = await waitFor(`a window of ${windowClass}`, 30, async () =>
        (await run('xdotool', ['search', '--onlyvisible', '--class', windowClass]).catch(() => '')).trim().split('\n').at(-1),
      );
      await run('xdotool', ['windowactivate', '--sync', found]);
    },
    async press(keys) {
      await run('xdotool', ['key', keys]);
    },
    async picture(file) {
      await run('import', ['-window', 'root', file]);
    },
  };
}
