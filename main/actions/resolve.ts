import type { DesktopName } from '../../shared/tips/desktop-steps.ts';
import { placeWays } from './places.ts';
import { programWays } from './programs.ts';
import { settingsWays } from './settings.ts';
import type { Place, StartedAction, Way, WaysOf } from './way.ts';

/** What is there to be started on this computer. */
export interface Installed {
  /** Absolute path of a program in PATH. */
  readonly program: (name: string) => string | null;
  /** The command of a menu entry, its program an absolute path; null: no such entry, or its program is gone. */
  readonly entry: (id: string) => readonly string[] | null;
  readonly place: (place: Place) => string;
}

/** A program and its arguments; never read by a shell. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** It ends by itself within seconds. */
  readonly ends: boolean;
}

const ways: WaysOf<StartedAction> = { ...settingsWays, ...placeWays, ...programWays };

/** The best way that is installed, or null: then it cannot be done here. @param desktop null: not known */
export function resolveAction(id: StartedAction, desktop: DesktopName | null, installed: Installed): Command | null {
  const { on, any = [] } = ways[id];
  const fitting = [...((desktop !== null && on?.[desktop]) || []), ...any];
  for (const way of fitting) {
    const command = commandFor(way, installed);
    if (command) return command;
  }
  return null;
}

function commandFor(way: Way, installed: Installed): Command | null {
  if (way.needs !== undefined && installed.program(way.needs) === null) return null;
  const [program, ...own] = 'entry' in way ? (installed.entry(way.entry) ?? []) : [installed.program(way.program)];
  if (!program) return null;
  const place = way.place === undefined ? [] : [installed.place(way.place)];
  return { program, args: [...own.filter((arg) => arg !== null), ...(way.args ?? []), ...place], ends: way.ends ?? false };
}
