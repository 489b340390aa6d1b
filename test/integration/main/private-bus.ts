import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBus } from '../../../build/start/session-bus.ts';
import { type Bus, openSessionBus } from '../../../main/platform/dbus.ts';

export interface PrivateBus {
  readonly address: string;
  /** A connection as the app has it; closed with the bus. */
  connect(): Promise<Bus>;
  close(): Promise<void>;
}

/** A real session bus of its own, on which there is nothing yet. */
export async function openPrivateBus(): Promise<PrivateBus> {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-bus-'));
  await mkdir(join(folder, 'run'));
  const { address, daemon } = await openBus(folder, { PATH: process.env.PATH }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const connections: Bus[] = [];
  return {
    address,
    async connect() {
      const bus = await openSessionBus({ DBUS_SESSION_BUS_ADDRESS: address });
      if (!bus) throw new Error('the bus does not answer');
      connections.push(bus);
      return bus;
    },
    async close() {
      for (const bus of connections) bus.close();
      await daemon.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Everything that was sent before has arrived once the bus has answered this. */
export async function settled(bus: Bus): Promise<void> {
  const daemon = 'org.freedesktop.DBus';
  const reply = await bus.call({ destination: daemon, path: '/org/freedesktop/DBus', interface: daemon, member: 'GetId' });
  if (!reply.ok) throw new Error(reply.error);
}
