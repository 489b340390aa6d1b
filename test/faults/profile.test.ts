import { readFileSync, truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectOnly, world } from './faults.ts';
import { home, needs, problemWithout, type World } from './world.ts';

const firefoxProblem = problemWithout('/usr/bin/firefox-esr');

/** A home folder in the world that this computer can see as well. @returns its place here */
async function sharedHome(on: World): Promise<string> {
  await on.run('mkdir', [`${on.folder}/home`]);
  await on.run('mount', ['--bind', `${on.folder}/home`, home]);
  return `${on.folder}/home`;
}

test("Firefox: half of the bookmarks' database is gone", async ({ skip }) => {
  needs(firefoxProblem, skip);
  const on = await world();
  const here = await sharedHome(on);
  await on.run('timeout', ['60', 'firefox-esr', '--headless', '--screenshot', `${home}/page.png`, 'about:license']);
  const found = await on.run('find', [home, '-name', 'places.sqlite']);
  const places = found.trim().split('\n')[0]?.replace(home, here) ?? '';
  const head = readFileSync(places);
  // Firefox makes it longer than it needs: what counts is how many pages it says that it has (32 kB each).
  const used = head.readUInt16BE(16) * head.readUInt32BE(28);
  expect(used).toBeGreaterThan(100_000);
  await expectOnly(on, {
    finding: 'browser-profile-damaged',
    app: 'firefox-esr',
    serious: false,
    make: async () => {
      await on.run('cp', [places, `${on.folder}/places.whole`]);
      truncateSync(places, Math.floor(used / 2));
    },
    undo: () => on.run('cp', [`${on.folder}/places.whole`, places]),
  });
});
