import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { expectOnly, world } from './faults.ts';
import { end, gateway, needs, problemWithout, type World } from './world.ts';

const problem = problemWithout('/sbin/ip');

/** One part of the office's network, which answers once this resolves. */
async function office(on: World, ...args: string[]): Promise<ChildProcess> {
  const part = on.beyond.start(process.execPath, ['test/faults/office.ts', ...args]);
  await once(part.stdout ?? part, 'data');
  return part;
}

/** A desktop of an office in order: a cable, a name server, and the page that policy names. */
async function inOffice(): Promise<{ readonly on: World; readonly names: ChildProcess; readonly web: ChildProcess }> {
  const on = await world();
  await on.connect();
  await on.run('sh', [
    '-c',
    `echo 'nameserver ${gateway}' > /etc/resolv.conf; echo '{"checkUrl":"http://check.office.test/"}' > /etc/pandu/policy.json`,
  ]);
  const [names, web] = await Promise.all([office(on, 'dns', gateway), office(on, 'web')]);
  return { on, names, web };
}

test('a name server that does not answer any more', async ({ skip }) => {
  needs(problem, skip);
  const { on, names } = await inOffice();
  await expectOnly(on, {
    finding: 'dns-broken',
    serious: true,
    // It takes the questions and says nothing: the way that costs most time.
    make: async () => names.kill('SIGSTOP'),
    undo: async () => names.kill('SIGCONT'),
  });
});

test('a name server that is gone', async ({ skip }) => {
  needs(problem, skip);
  const { on, names } = await inOffice();
  await expectOnly(on, {
    finding: 'dns-broken',
    serious: true,
    make: () => end(names),
    undo: () => office(on, 'dns', gateway),
  });
});

test('no name server is named', async ({ skip }) => {
  needs(problem, skip);
  const { on } = await inOffice();
  await expectOnly(on, {
    finding: 'no-dns',
    serious: true,
    make: () => on.run('sh', ['-c', 'mv /etc/resolv.conf /etc/resolv.was; : > /etc/resolv.conf']),
    undo: () => on.run('mv', ['/etc/resolv.was', '/etc/resolv.conf']),
  });
});

test('a network that asks for a sign-in first', async ({ skip }) => {
  needs(problem, skip);
  const { on, web } = await inOffice();
  let portal: ChildProcess | null = null;
  await expectOnly(on, {
    finding: 'captive-portal',
    serious: false,
    make: async () => {
      await end(web);
      portal = await office(on, 'portal');
    },
    undo: async () => {
      if (portal) await end(portal);
      await office(on, 'web');
    },
  });
});

test('a page that nobody serves, in a network that works', async ({ skip }) => {
  needs(problem, skip);
  const { on, web } = await inOffice();
  await expectOnly(on, { finding: 'internet-unreachable', serious: false, make: () => end(web), undo: () => office(on, 'web') });
});

test('a cable that was pulled out', async ({ skip }) => {
  needs(problem, skip);
  const { on } = await inOffice();
  await expectOnly(on, {
    finding: 'no-network',
    serious: true,
    make: () => on.run('ip', ['link', 'set', 'eth0', 'down']),
    undo: async () => {
      await on.run('ip', ['link', 'set', 'eth0', 'up']);
      await on.run('ip', ['route', 'add', 'default', 'via', gateway]);
    },
  });
});

test('the clock of everybody else is twenty minutes ahead', async ({ skip }) => {
  needs(problem, skip);
  const { on, web } = await inOffice();
  let ahead: ChildProcess | null = null;
  await expectOnly(on, {
    finding: 'clock-far-off',
    serious: true,
    make: async () => {
      await end(web);
      ahead = await office(on, 'web', '1200');
    },
    undo: async () => {
      if (ahead) await end(ahead);
      await office(on, 'web');
    },
  });
});

const faketimeProblem = problemWithout('/usr/bin/faketime');

test('the clock of this computer is twenty minutes late', async ({ skip }) => {
  needs(problem ?? faketimeProblem, skip);
  const { on } = await inOffice();
  const well = await on.health();
  const late = await on.health(undefined, { wrap: ['faketime', '-f', '-20m'] });
  expect(late.findings).toEqual([...well.findings, 'clock-far-off'].sort());
  expect(late.code).toBe(1);
});
