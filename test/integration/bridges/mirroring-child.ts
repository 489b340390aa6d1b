// Mirrors until it is killed: node mirroring-child.ts DATABASE-FOLDER RT-URL
import { rtBridge } from '../../../helpdesk/bridges/rt/rt.ts';
import { bridgeRunner } from '../../../helpdesk/bridges/runner.ts';
import { openDatabase } from '../../../helpdesk/store/database.ts';
import { createPokeBus } from '../../../helpdesk/store/pokes.ts';
import { fakeToken } from './fake-rt.ts';

const [folder = '', url = ''] = process.argv.slice(2);
const database = await openDatabase({ folder }, createPokeBus());
const bridge = rtBridge({ url, queue: 'Pandu', token: fakeToken, timeoutMs: 500 });
// Nobody takes over while a call is under way, also on a computer that is busy: else two send the same.
const times = { callMs: 100, settleMs: 20, retryMs: 20 };
await bridgeRunner({ context: { database, now: Date.now }, bridge, log: () => {}, times, everyMs: 20 }).start();
process.stdout.write('ready\n');
