import { expect, test } from 'vitest';
import { world } from '../faults/faults.ts';
import { printing } from '../faults/printing.ts';
import { needs, problemWithout } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';
import { see } from './seen.ts';

const driver = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd';
const problem = problemWithout('/usr/sbin/cupsd', '/usr/sbin/lpadmin', '/usr/bin/lp', driver);

test('a queue with a real driver prints a real page: its driver, its jobs, nothing wrong', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await printing(on, ['-v', 'cups-pdf:/', '-P', driver]);
  for (const folder of ['/var/spool/cups-pdf', '/var/log/cups'])
    await on.run('sh', ['-c', 'mkdir -p "$1"; mount -t tmpfs tmpfs "$1"', 'sh', folder]);
  const { section, data, findings } = await see(on, 'printers');
  expect(section.status).toBe('ok');
  expect(data.printers).toMatchObject([{ name: 'Lantai2', state: 'idle', accepting: true, driver: 'classic' }]);
  expect(data.printers[0]?.makeAndModel).toMatch(/cups-pdf/i);
  expect(findings).toEqual([]);

  await on.run('cupsdisable', ['Lantai2']);
  await on.run('lp', ['-d', 'Lantai2', '-t', 'Gaji Budi', '/etc/debian_version']);
  const waiting = await see(on, 'printers');
  expect(waiting.data.printers[0]).toMatchObject({ state: 'stopped', jobs: 1 });
  expect(waiting.data.waiting).toMatchObject([{ printer: 'Lantai2', state: 'waiting' }]);
  expect(JSON.stringify(waiting), 'the title of a job stays here').not.toContain('Gaji');

  await on.run('cupsenable', ['Lantai2']);
  await waitFor('the page', 30, async () => (await on.run('lpstat', ['-W', 'completed', '-o'])).includes('Lantai2-'));
  const after = await see(on, 'printers');
  expect(after.data.printers[0]).toMatchObject({ state: 'idle', jobs: 0 });
  expect(after.findings).toEqual([]);
});
