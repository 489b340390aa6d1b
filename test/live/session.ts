import type { World } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';

const there = (on: World, what: string, path: string): Promise<unknown> =>
  waitFor(what, 20, () =>
    on.run('test', ['-e', path]).then(
      () => true,
      () => false,
    ),
  );

/** The bus of the system and that of the session, as a sign-in leaves them. */
export async function buses(on: World): Promise<void> {
  on.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/run/user/0/bus';
  await on.run('mkdir', ['-p', '/run/dbus']);
  on.start('dbus-daemon', ['--system', '--nofork', '--nopidfile']).stdout?.resume();
  on.start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--address=unix:path=/run/user/0/bus']).stdout?.resume();
  await there(on, 'the bus of the system', '/run/dbus/system_bus_socket');
  await there(on, 'the bus of the session', '/run/user/0/bus');
}

/** PipeWire with its session manager and the socket that `pactl` speaks to. */
export async function sound(on: World): Promise<void> {
  await buses(on);
  // Where systemd-logind keeps who is signed in: without these WirePlumber gives up.
  await on.run('mkdir', ['-p', ...['seats', 'sessions', 'users', 'machines'].map((name) => `/run/systemd/${name}`)]);
  on.start('pipewire', []).stderr?.resume();
  await there(on, 'PipeWire', '/run/user/0/pipewire-0');
  for (const program of ['wireplumber', 'pipewire-pulse']) on.start(program, []).stderr?.resume();
  await waitFor('the sound server', 20, () =>
    on.run('pactl', ['info']).then(
      (text) => /^Default Sink: (?!@)/m.test(text),
      () => false,
    ),
  );
}
