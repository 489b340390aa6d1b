import type { Import } from './imports.ts';

/** These know no Electron, so that they run from a shell and are tested without a mock. */
const withoutElectron = ['actions', 'diagnostics', 'outbox', 'sync', 'tips', 'changes', 'crashes', 'policy', 'report', 'platform', 'cli'];

/** The parts of `app.ts`, and the command line: the only ones that know every folder. */
const wiring = ['app', 'cli'];

/**
 * What a folder of main/ may use of its neighbours at run time, besides platform/. Types are free: they are how a part
 * says what it wants to be handed.
 */
const neighbours: Readonly<Record<string, readonly string[]>> = {
  // The files that the outbox holds are the ones that sync sends and a report becomes.
  sync: ['outbox'],
  report: ['outbox'],
  // Crashes and hangs are collected like everything else.
  diagnostics: ['crashes'],
  notices: ['logging'],
  tray: ['logging'],
  windows: ['logging'],
  ipc: ['logging', 'windows'],
  platform: [],
};

export function mainProblem({ from, target, specifier, typeOnly }: Import): string | null {
  const [top, folder, inside] = from.split('/');
  if (top !== 'main' || !folder) return null;
  const room = inside ? folder : folder.replace(/\.ts$/, '');
  if (withoutElectron.includes(room) && (specifier === 'electron' || specifier.startsWith('electron-'))) {
    // electron-store and electron-log bring Electron along.
    return `main/${room} must run without Electron: take the clock, path or fetch as a parameter and let main/app.ts hand it in`;
  }
  if (!inside || wiring.includes(room) || room === 'preload' || !target) return null;
  const [thereTop, there, thereInside] = target.split('/');
  if (thereTop !== 'main' || !there || there === folder) return null;
  if (!thereInside) return `main/${room}/ must not import main/${there}: only app.ts, app/ and the command line wire folders together`;
  if (typeOnly || there === 'platform' || neighbours[room]?.includes(there)) return null;
  return `main/${room}/ must not import main/${there}/: take it as a parameter and let main/app.ts hand it in`;
}
