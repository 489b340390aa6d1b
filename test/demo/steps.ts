import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Pointer } from '../support/session/pointer.ts';

/** Plays one step after the other, one line for each, with how long it took. */
export function createSteps() {
  let count = 0;
  return async function step<T>(what: string, play: () => Promise<T>): Promise<T> {
    count += 1;
    const label = `demo: ${String(count).padStart(2)}. ${what}`;
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    try {
      const result = await play();
      console.log(`${label.padEnd(76)} ${seconds().padStart(7)}`);
      return result;
    } catch (error) {
      console.log(`${label.padEnd(76)}  FAILED after ${seconds()}`);
      throw error;
    }
  };
}

/** Pictures of what is played, numbered in order. */
export async function createPictures(folder: string, pointer: Pointer) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let count = 0;
  const file = (name: string) => {
    count += 1;
    return join(folder, `${String(count).padStart(2, '0')}-${name}.png`);
  };
  return {
    screen: (name: string) => pointer.picture(file(name)),
    page: async (name: string, page: Page) => void (await page.screenshot({ path: file(name) })),
  };
}
