import { type Bus, unwrap } from '../platform/dbus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const watcherPath = '/StatusNotifierWatcher';

/**
 * Tells when a panel that shows tray icons comes and goes. A tray icon made while there is none never registers, so
 * the icon is made at `true` and let go at `false`: that covers a late panel, a restarted one and none at all.
 * Driven by signals alone: nothing wakes up while nothing happens.
 * @param limitMs a watcher that is activated at login may be slow to answer; it is asked for this long
 * @returns the way to stop
 */
export async function watchTrayHost(bus: Bus, onChange: (present: boolean) => void, limitMs = 15_000): Promise<() => void> {
  let present = false;
  let stopped = false;
  const tell = (now: boolean) => {
    if (stopped || now === present) return;
    present = now;
    onChange(now);
  };
  let questions = 0;
  const ask = async () => {
    questions += 1;
    const question = questions;
    const reply = await bus.call(
      {
        destination: watcher,
        path: watcherPath,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        signature: 'ss',
        body: [watcher, 'IsStatusNotifierHostRegistered'],
      },
      limitMs,
    );
    // No answer says nothing: a slow panel may have told us by its signal meanwhile. Nor does one of the panel before.
    if (question === questions && reply.ok && unwrap(reply.body[0]) === true) tell(true);
  };
  const stops = await Promise.all([
    bus.onSignal(
      { sender: 'org.freedesktop.DBus', interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', arg0: watcher },
      ({ body }) => {
        // A new owner knows no icons: the old one goes first, whether or not it was gone in between.
        tell(false);
        if (body[2] !== '') void ask();
      },
    ),
    bus.onSignal({ interface: watcher, member: 'StatusNotifierHostRegistered', path: watcherPath }, () => tell(true)),
  ]);
  void ask();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
