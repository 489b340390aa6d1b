import { once } from 'node:events';
import { expect, test } from 'vitest';
import { world } from '../faults/faults.ts';
import { needs, problemWithout } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';
import { see } from './seen.ts';

const problem = problemWithout(
  '/usr/bin/pipewire',
  '/usr/bin/pipewire-pulse',
  '/usr/bin/wireplumber',
  '/usr/bin/pactl',
  '/usr/bin/dbus-daemon',
);

test('PipeWire, as most new desktops have it: the output in use, and that it is muted', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  const address = 'unix:path=/run/user/0/bus';
  const bus = on.start('dbus-daemon', ['--session', '--nofork', `--address=${address}`, '--print-address']);
  if (bus.stdout) await once(bus.stdout, 'data');
  on.env.DBUS_SESSION_BUS_ADDRESS = address;
  for (const program of ['pipewire', 'wireplumber', 'pipewire-pulse']) {
    const started = on.start(program, []);
    started.stdout?.resume();
    started.stderr?.resume();
  }
  await waitFor('PipeWire', 20, () =>
    on.run('pactl', ['info']).then(
      (text) => text.includes('PipeWire'),
      () => false,
    ),
  );
  await on.run('pactl', ['load-module', 'module-null-sink', 'sink_name=meja', 'sink_properties=device.description=Speaker']);
  await on.run('pactl', ['set-default-sink', 'meja']);
  const { section, data, findings } = await see(on, 'sound');
  expect(section.status).toBe('ok');
  expect(JSON.stringify(data)).toMatch(/PipeWire/i);
  expect(findings).not.toContain('sound-muted');
  await on.run('pactl', ['set-sink-mute', 'meja', '1']);
  expect((await see(on, 'sound')).findings).toEqual([...findings, 'sound-muted'].sort());
});
