import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetUpError } from '../setup/tell.mjs';
import { tail } from './processes.ts';
import { refuseSecondStart } from './running-already.ts';
import { type Parts, startAll } from './start-all.ts';
import { help, welcome } from './words.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.runtime/start');

/** `npm start`, once everything is set up: runs until Ctrl-C, until the app is quit, or until a part fails. */
async function main(args: readonly string[], interrupted: AbortSignal): Promise<void> {
  const { values } = readArguments(args);
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  await refuseSecondStart(folder);
  if (values.fresh) await rm(folder, { recursive: true, force: true });
  const tell = (text: string) => console.log(`start: ${text}`);
  const screen = values['own-screen'] ? 'own' : 'auto';
  const parts = await startAll({ root, folder, screen, appArguments: ['--home'], tell, signal: interrupted });
  console.log(welcome(root, parts));
  try {
    await untilOver(parts, interrupted);
  } finally {
    tell('ending everything');
    await parts.stop();
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { fresh: { type: 'boolean' }, 'own-screen': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new SetUpError(error instanceof Error ? error.message : String(error), 'npm start -- --help');
  }
}

async function untilOver({ app, helpDesk }: Parts, interrupted: AbortSignal): Promise<void> {
  const how = await Promise.race([
    new Promise<null>((resolve) => {
      if (interrupted.aborted) resolve(null);
      interrupted.addEventListener('abort', () => resolve(null), { once: true });
    }),
    app.ended.then((end) => ({ end, name: 'the tray app', log: app.log })),
    helpDesk.ended.then((end) => ({ end, name: 'the help desk', log: helpDesk.log })),
  ]);
  if (how === null) return;
  if (how.name === 'the tray app' && how.end === 0) console.log('start: the tray app was quit');
  else throw new SetUpError(`${how.name} ended (${how.end}); the end of ${how.log}:\n${tail(how.log)}`);
}

// A second Ctrl-C changes nothing: every part has its time limit.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

try {
  await main(process.argv.slice(2), interruption.signal);
} catch (error) {
  if (!interruption.signal.aborted) {
    if (!(error instanceof SetUpError)) throw error;
    console.error(`\nstart: ${error.message}`);
    if (error.line) console.error(`\nType this, then try again:\n\n    ${error.line}\n`);
    process.exitCode = 1;
  }
}
