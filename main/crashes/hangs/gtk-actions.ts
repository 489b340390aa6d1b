import type { Bus } from '../../platform/dbus.ts';
import type { Answer } from './answer.ts';

const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
const mostPrograms = 60;

/**
 * Asks the programs of GTK whether they answer, in sessions where no window can be asked: each has its actions on the
 * session bus (org.gtk.Actions.List), and the list is made by the thread that draws. (Peer.Ping is answered by another
 * thread, also while that one is stuck; so is the error of an object that is not there, which therefore says nothing.)
 * @param limitMs how long a silent one is waited for
 */
export async function askActions(bus: Bus, limitMs: number): Promise<readonly Answer[]> {
  const names = await bus.call({ ...daemon, member: 'ListNames' });
  const wellKnown = (names.ok && Array.isArray(names.body[0]) ? (names.body[0] as unknown[]) : []).filter(
    (name): name is string =>
      typeof name === 'string' && /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+$/.test(name) && !name.startsWith('org.freedesktop.'),
  );
  const answers = await Promise.all(
    wellKnown.slice(0, mostPrograms).map(async (name): Promise<Answer | null> => {
      const owner = await bus.call({ ...daemon, member: 'GetConnectionUnixProcessID', signature: 's', body: [name] });
      const pid = owner.ok ? owner.body[0] : undefined;
      if (typeof pid !== 'number' || pid === process.pid) return null;
      const began = performance.now();
      // GApplication's rule for its path.
      const path = `/${name.replaceAll('.', '/').replaceAll('-', '_')}`;
      const reply = await bus.call({ destination: name, path, interface: 'org.gtk.Actions', member: 'List' }, limitMs);
      const waitedMs = Math.round(performance.now() - began);
      if (reply.ok) return { pid, how: 'actions', answers: true, waitedMs };
      return waitedMs >= limitMs - 50 ? { pid, how: 'actions', answers: false, waitedMs } : null;
    }),
  );
  return answers.filter((answer) => answer !== null);
}
