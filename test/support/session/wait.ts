import { setTimeout as pause } from 'node:timers/promises';

/** Asks until there is an answer. For what tells no one that it is ready; where there is an event, wait for that. */
export async function waitFor<T>(what: string, seconds: number, ask: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await pause(50);
  }
}
