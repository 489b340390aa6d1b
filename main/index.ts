import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { writeCrashReport } from './logging/crash-reports.ts';
import { launchFrom, launchOf } from './platform/launch.ts';
import { pathsFrom } from './platform/paths.ts';
import { scheme } from './windows/security.ts';

const afterCrash = '--after-crash';
const paths = pathsFrom(process.env, homedir());
const launch = launchFrom(process.argv.slice(1));

// What an idle Electron costs is mostly processes that a form does not need; PLATFORM.md has the figures. The sandbox stays.
app.disableHardwareAcceleration();
app.commandLine.appendSwitch('in-process-gpu');
// Without these, a software OpenGL (Mesa with LLVM, SwiftShader) is loaded into our process: 30 MB for nothing.
app.commandLine.appendSwitch('use-gl', 'disabled');
app.commandLine.appendSwitch('disable-software-rasterizer');
app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2,GlobalShortcutsPortal');
app.setName('Pandu');
app.setPath('userData', paths.chromium);
protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);

/** Before the log exists and after it failed: the crash report is all there is. What is typed and what waits is on disk. */
function fail(error: unknown): void {
  const { version } = JSON.parse(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8')) as { version: string };
  writeCrashReport(paths.crashes, new Date(), error, { version, process: 'main' }, (text) => text);
  process.stderr.write(`pandu: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  // Once: an error at every start must not become a loop.
  if (!process.argv.includes(afterCrash)) app.relaunch({ args: [...process.argv.slice(1), '--hidden', afterCrash] });
  app.exit(1);
}

async function run(): Promise<void> {
  await app.whenReady();
  const { startApp } = await import('./app.ts');
  const running = await startApp(launch);
  app.on('second-instance', (_event, argv, _folder, data) => running.launch(launchOf(data, argv)));
  let stopping = false;
  app.on('before-quit', (event) => {
    if (stopping) return;
    stopping = true;
    event.preventDefault();
    void running.stop().finally(() => app.exit(0));
  });
}

if (!app.requestSingleInstanceLock({ args: process.argv.slice(1) })) {
  // The one that runs already has been told.
  app.exit(0);
} else if (launch.kind === 'quit') {
  app.exit(0);
} else {
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // Without this Electron ends when the last window is closed; the tray stays.
  app.on('window-all-closed', () => undefined);
  run().catch(fail);
}
