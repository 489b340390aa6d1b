import { Message, sessionBus, Variant } from '@jellybrick/dbus-next';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Bus } from '../../../main/platform/dbus.ts';
import { watchTrayHost } from '../../../main/tray/host.ts';
import { waitFor } from '../../support/session/wait.ts';
import { openPrivateBus, type PrivateBus, settled } from './private-bus.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
const daemon = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
const watcherPath = '/StatusNotifierWatcher';
/** Of RequestName: another one may take the name over; take it over. */
const replaceable = 1 | 2;

let bus: PrivateBus;
const panels: Panel[] = [];
beforeAll(async () => {
  bus = await openPrivateBus();
});
afterEach(async () => {
  for (const panel of panels.splice(0)) panel.go();
  // The next test begins with nobody there.
  const connection = await bus.connect();
  await waitFor('the panels to be gone', 10, async () => {
    const reply = await connection.call({
      ...daemon,
      member: 'NameHasOwner',
      signature: 's',
      body: [watcher],
    });
    return reply.ok && reply.body[0] === false;
  });
});
afterAll(() => bus?.close());

interface Panel {
  /** It begins to show icons, and says so. */
  host(): void;
  /** It answers nothing any more. */
  silence(): void;
  /** It answers at last that it shows icons; resolves when the bus has that. */
  answer(): Promise<void>;
  go(): void;
  /** Resolves when somebody has asked it. */
  readonly asked: Promise<void>;
}

/** The part of a panel that tray icons talk to. @param hosts null: it never answers */
async function openPanel(hosts: boolean | null): Promise<Panel> {
  const connection = sessionBus({ busAddress: bus.address });
  const open: Message[] = [];
  const reply = (message: Message, value: boolean) => connection.send(Message.newMethodReturn(message, 'v', [new Variant('b', value)]));
  let showing = hosts;
  let wasAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    wasAsked = resolve;
  });
  connection.addMethodHandler((message: Message) => {
    if (message.path !== watcherPath || message.member !== 'Get') return false;
    if (showing === null) open.push(message);
    else reply(message, showing);
    wasAsked();
    return true;
  });
  await connection.requestName(watcher, replaceable);
  let gone = false;
  const panel: Panel = {
    asked,
    host() {
      showing = true;
      connection.send(Message.newSignal(watcherPath, watcher, 'StatusNotifierHostRegistered', '', []));
    },
    async answer() {
      for (const message of open.splice(0)) reply(message, true);
      await connection.call(new Message({ ...daemon, member: 'GetId' }));
    },
    silence() {
      showing = null;
    },
    go() {
      if (!gone) connection.disconnect();
      gone = true;
    },
  };
  panels.push(panel);
  return panel;
}

async function watching(limitMs?: number) {
  const connection = await bus.connect();
  const told: boolean[] = [];
  const stop = await watchTrayHost(connection, (present) => told.push(present), limitMs);
  // Otherwise it asks the panels of the tests that follow.
  onTestFinished(() => connection.close());
  const until = (...wanted: boolean[]) =>
    waitFor(`${wanted.join(', ')} (told: ${told.join(', ')})`, 10, async () => told.length >= wanted.length).then(() =>
      expect(told).toEqual(wanted),
    );
  return { told, stop, until, connection };
}
const quiet = async (connection: Bus) => {
  await settled(connection);
  await settled(connection);
};

test('a panel that is there, goes, and comes again, as when it crashes', async () => {
  const first = await openPanel(true);
  const { until } = await watching();
  await until(true);
  first.go();
  await until(true, false);
  await openPanel(true);
  await until(true, false, true);
});

test('a panel that comes after us, as at login', async () => {
  const { until, told, connection } = await watching();
  await quiet(connection);
  expect(told).toEqual([]);
  await openPanel(true);
  await until(true);
});

test('one that is there and shows icons only later', async () => {
  const panel = await openPanel(false);
  const { until, told, connection } = await watching();
  await panel.asked;
  await quiet(connection);
  expect(told).toEqual([]);
  panel.host();
  await until(true);
  panel.host();
  panel.go();
  await until(true, false);
});

test('one that takes the place of another knows no icons: the old icon goes first', async () => {
  await openPanel(true);
  const { until } = await watching();
  await until(true);
  await openPanel(true);
  await until(true, false, true);
});

test('one that replaces another and shows none', async () => {
  await openPanel(true);
  const { until, told, connection } = await watching();
  await until(true);
  const other = await openPanel(false);
  await other.asked;
  await quiet(connection);
  expect(told).toEqual([true, false]);
});

test('none at all: nothing is told, and nothing waits for it', async () => {
  const { told, connection } = await watching();
  await quiet(connection);
  expect(told).toEqual([]);
});

test('one that is slow to answer is none, until it says that it is; that its answer is late changes nothing', async () => {
  const panel = await openPanel(null);
  const { told, until, connection } = await watching(40);
  await panel.asked;
  panel.host();
  await until(true);
  // Asked after the first question and for longer, so that the limit of the first is over.
  const question = { destination: watcher, path: watcherPath, interface: 'org.freedesktop.DBus.Peer', member: 'Get' };
  panel.silence();
  expect(await connection.call(question, 60)).toMatchObject({ ok: false });
  expect(told).toEqual([true]);
});

test('one that never answers is none', async () => {
  const panel = await openPanel(null);
  const { told, connection } = await watching(40);
  await panel.asked;
  const question = { destination: watcher, path: watcherPath, interface: 'org.freedesktop.DBus.Peer', member: 'Get' };
  expect(await connection.call(question, 60)).toMatchObject({ ok: false });
  expect(told).toEqual([]);
});

test('what the panel before answers when another has its place counts no more', async () => {
  const before = await openPanel(null);
  const { told, connection } = await watching();
  await before.asked;
  const after = await openPanel(false);
  await after.asked;
  await before.answer();
  await quiet(connection);
  expect(told).toEqual([]);
});

test('an answer that comes after we have stopped is not told', async () => {
  const panel = await openPanel(null);
  const { told, stop, connection } = await watching();
  await panel.asked;
  stop();
  await panel.answer();
  await quiet(connection);
  expect(told).toEqual([]);
});

test('once we have stopped nothing is told any more', async () => {
  const panel = await openPanel(true);
  const { told, until, stop, connection } = await watching();
  await until(true);
  stop();
  panel.go();
  await openPanel(true);
  await quiet(connection);
  expect(told).toEqual([true]);
});
