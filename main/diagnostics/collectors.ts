import type { Collector } from './collector.ts';
import { application } from './collectors/application.ts';
import { devices } from './collectors/devices.ts';
import { displays } from './collectors/displays.ts';
import { journal } from './collectors/journal.ts';
import { memory } from './collectors/memory.ts';
import { network } from './collectors/network.ts';
import { packages } from './collectors/packages.ts';
import { printers } from './collectors/printers.ts';
import { probe } from './collectors/probe.ts';
import { programs } from './collectors/programs.ts';
import { session } from './collectors/session.ts';
import { storage } from './collectors/storage.ts';
import { system } from './collectors/system.ts';

/**
 * In the order in which sections are shown. To add one: a file in `collectors/`, its schema in shared/model/sections/, a line here.
 * The cast forgets which collector yields which data: the runner treats all alike, and the schemas are checked by tests.
 */
export const collectors = [
  application,
  probe,
  system,
  memory,
  storage,
  network,
  session,
  displays,
  devices,
  printers,
  programs,
  packages,
  journal,
] as unknown as readonly Collector[];
