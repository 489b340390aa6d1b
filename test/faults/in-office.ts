import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { world } from './faults.ts';
import { gateway, type World } from './world.ts';

/** One part of the office's network, which answers once this resolves. */
export async function part(on: World, ...args: string[]): Promise<ChildProcess> {
  const started = on.beyond.start(process.execPath, ['test/faults/office.ts', ...args]);
  await once(started.stdout ?? started, 'data');
  return started;
}

/** A desktop of an office in order: a cable, a name server, and the page that policy names. */
export async function inOffice(): Promise<{ readonly on: World; readonly names: ChildProcess; readonly web: ChildProcess }> {
  const on = await world();
  await on.connect();
  await on.run('sh', [
    '-c',
    `echo 'nameserver ${gateway}' > /etc/resolv.conf; echo '{"checkUrl":"http://check.office.test/"}' > /etc/pandu/policy.json`,
  ]);
  const [names, web] = await Promise.all([part(on, 'dns', gateway), part(on, 'web')]);
  return { on, names, web };
}
