import { expect, test } from 'vitest';
import { world } from '../faults/faults.ts';
import { needs, problemWithout } from '../faults/world.ts';
import { waitFor } from '../support/session/wait.ts';
import { see } from './seen.ts';
import { sound } from './session.ts';

const programs = ['pipewire', 'wireplumber', 'pipewire-pulse', 'pactl', 'pacat', 'dbus-daemon'];
const problem = problemWithout(...programs.map((name) => `/usr/bin/${name}`));

test('PipeWire: no output at all, one that plays, the same one muted', async ({ skip }) => {
  needs(problem, skip);
  const on = await world();
  await sound(on);
  const none = await see(on, 'sound');
  expect(none.section.status).toBe('ok');
  expect(none.data.server).toMatch(/PipeWire/);
  expect(none.data).toMatchObject({ outputs: [{ name: 'Dummy Output', isDefault: true }], playing: 0 });
  // A computer without a sound card is well.
  expect(none.findings).toEqual([]);

  const module = (
    await on.run('pactl', ['load-module', 'module-null-sink', 'sink_name=speakers', 'sink_properties=device.description=Speakers'])
  ).trim();
  await on.run('pactl', ['set-default-sink', 'speakers']);
  await on.run('pactl', ['set-sink-volume', 'speakers', '70%']);
  const player = on.start('pacat', ['--playback', '--device=speakers', '/dev/zero']);
  player.stderr?.resume();
  await waitFor('something that plays', 20, async () => (await on.run('pactl', ['list', 'short', 'sink-inputs'])).trim() !== '');
  const plays = await see(on, 'sound');
  const speakers = plays.data.outputs.find(({ isDefault }) => isDefault);
  expect(speakers).toMatchObject({ name: 'Speakers', muted: false, volumePercent: 70 });
  expect(plays.data.playing).toBe(1);
  // What an output plays can be recorded too; that is no microphone.
  expect(plays.data.inputs).toEqual([]);
  expect(plays.findings).toEqual([]);

  await on.run('pactl', ['set-sink-mute', 'speakers', '1']);
  expect((await see(on, 'sound')).findings).toEqual(['sound-muted']);
  await on.run('pactl', ['unload-module', module]);
});
