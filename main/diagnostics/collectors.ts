import type { Collector } from './collector.ts';
import { application } from './collectors/application.ts';
import { displays } from './collectors/displays.ts';
import { memory } from './collectors/memory.ts';
import { network } from './collectors/network.ts';
import { packages } from './collectors/packages.ts';
import { printers } from './collectors/printers.ts';
import { programs } from './collectors/programs.ts';
import { session } from './collectors/session.ts';
import { storage } from './collectors/storage.ts';
import { system } from './collectors/system.ts';
import type { SlowCollectors } from './slow-collectors.ts';

/**
 * In the order in which sections are shown; slow ones by their id, since their code is not loaded for the quick set. To add one:
 * a file in `collectors/`, its schema in shared/model/sections/, a line here, and for a slow one a line in slow-collectors.ts.
 */
const shown = [
  application,
  'probe',
  system,
  memory,
  'power',
  storage,
  'drives',
  'shares',
  network,
  'connection',
  session,
  'input',
  'accessibility',
  displays,
  'fonts',
  'devices',
  'sound',
  'bluetooth',
  printers,
  'scanners',
  programs,
  packages,
  'updates',
  'time',
  'domain',
  'services',
  'security',
  'journal',
  'changes',
  'responding',
  'crashes',
] as const;

export const collectorIds = shown.map((entry) => (typeof entry === 'string' ? entry : entry.id));

/** The casts forget which collector yields which data: the runner treats all alike, and the schemas are checked by tests. */
export const quickCollectors = shown.filter((entry) => typeof entry !== 'string') as unknown as readonly Collector[];

export async function allCollectors(): Promise<readonly Collector[]> {
  const { slowCollectors } = await import('./slow-collectors.ts');
  const named: SlowCollectors = slowCollectors;
  return shown.map((entry) => (typeof entry === 'string' ? named[entry] : entry)) as unknown as readonly Collector[];
}
