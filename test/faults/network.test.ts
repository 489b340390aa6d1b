import type { ChildProcess } from 'node:child_process';
import { expect, test } from 'vitest';
import { expectOnly } from './faults.ts';
import { inOffice, part } from './in-office.ts';
import { end, gateway, needs, problemWithout } from './world.ts';

const problem = problemWithout('/sbin/ip');

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
    undo: () => part(on, 'dns', gateway),
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
      portal = await part(on, 'portal');
    },
    undo: async () => {
      if (portal) await end(portal);
      await part(on, 'web');
    },
  });
});

test('a page that nobody serves, in a network that works', async ({ skip }) => {
  needs(problem, skip);
  const { on, web } = await inOffice();
  await expectOnly(on, { finding: 'internet-unreachable', serious: false, make: () => end(web), undo: () => part(on, 'web') });
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
      ahead = await part(on, 'web', '1200');
    },
    undo: async () => {
      if (ahead) await end(ahead);
      await part(on, 'web');
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
