import { afterAll, beforeAll, expect, test } from 'vitest';
import { propertiesOf } from '../../../main/platform/bus-values.ts';
import { createBuses } from '../../../main/platform/buses.ts';
import { openPrivateBus, type PrivateBus } from './private-bus.ts';

const daemon = 'org.freedesktop.DBus';
let bus: PrivateBus;
beforeAll(async () => {
  bus = await openPrivateBus();
});
afterAll(() => bus.close());

test('services are asked over a real bus; one that is not there is an answer too', async () => {
  const buses = createBuses({ DBUS_SYSTEM_BUS_ADDRESS: bus.address });
  const ask = await buses.ask('system');
  if (!ask) throw new Error('the bus does not answer');
  expect(await propertiesOf(ask, daemon, '/org/freedesktop/DBus', daemon)).toMatchObject({ Interfaces: expect.any(Array) });
  expect(await ask('org.bluez', '/', 'org.freedesktop.DBus.ObjectManager.GetManagedObjects')).toBeNull();
  expect(await ask(daemon, '/org/freedesktop/DBus', `${daemon}.NameHasOwner`, 's', ['org.bluez'])).toEqual([false]);
  expect(await buses.ask('system')).not.toBeNull();
  buses.close();
});

test('no bus is no error', async () => {
  const buses = createBuses({ DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere/bus' });
  expect(await buses.ask('system')).toBeNull();
  expect(await buses.ask('session')).toBeNull();
  buses.close();
});
