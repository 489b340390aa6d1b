import { once } from 'node:events';
import { expect, test } from 'vitest';
import { world } from '../faults/faults.ts';
import { home, needs, problemWithout } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';
import { see } from './seen.ts';

const problem = problemWithout('/usr/bin/firefox-esr');

test('Firefox that runs, and that was ended without a word: a profile in use is whole, and its lock tells by whom', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  const browser = on.start('firefox-esr', ['--headless', '--no-remote', 'about:license']);
  browser.stdout?.resume();
  browser.stderr?.resume();
  await waitFor('its profile', 60, () =>
    on.run('sh', ['-c', `find ${home} -name places.sqlite | grep -q . && find ${home} -name extensions.json | grep -q .`]).then(
      () => true,
      () => false,
    ),
  );
  const version = (await on.run('dpkg-query', ['-W', `-f=$\{Version}`, 'firefox-esr'])).trim();
  const program = await see(on, 'application', 'firefox-esr');
  expect(program.data).toMatchObject({ running: true, application: { package: 'firefox-esr', version, source: 'deb' } });
  const near = await see(on, 'probe', 'firefox-esr');
  expect(near.section.status).toBe('ok');
  expect(near.data).toMatchObject({
    ...{ probe: 'firefox', version, extensions: [] },
    profile: { damage: [], locks: [{ kind: 'profile', holder: 'running', count: 1 }] },
  });
  expect(near.data.profile?.size).toBeGreaterThan(100_000);
  expect(near.data.defaults.length).toBeGreaterThan(0);
  expect(near.findings).toEqual([]);

  const gone = once(browser, 'exit');
  await on.run('pkill', ['-KILL', '-x', 'firefox-esr']);
  await gone;
  const after = await see(on, 'probe', 'firefox-esr');
  // What it had not written to the end stands in the logs of its databases: that is no damage.
  expect(after.data.profile).toMatchObject({ damage: [], locks: [{ kind: 'profile', holder: 'gone', count: 1 }] });
  expect(after.findings).toEqual([]);
});
