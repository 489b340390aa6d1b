import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetUpError } from '../setup/tell.mjs';

/** Two starts would share one database and one app. @throws SetUpError when another one is running */
export async function refuseSecondStart(folder: string): Promise<void> {
  // Written by the help desk: see helpdesk/store/folder-lock.ts.
  const lock = await readFile(join(folder, 'helpdesk/lock'), 'utf8').catch(() => '');
  const pid = Number.parseInt(lock, 10);
  if (!(pid > 0)) return;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (commandLine.includes('dist/helpdesk/main.js'))
    throw new SetUpError('Pandu is started already; Ctrl-C in its terminal ends it. Where that terminal is gone:', `kill ${pid}`);
}
