import type { Collector } from './collector.ts';
import { accessibility } from './collectors/accessibility.ts';
import { application } from './collectors/application.ts';
import { bluetooth } from './collectors/bluetooth.ts';
import { connection } from './collectors/connection.ts';
import { devices } from './collectors/devices.ts';
import { displays } from './collectors/displays.ts';
import { domain } from './collectors/domain.ts';
import { drives } from './collectors/drives.ts';
import { fonts } from './collectors/fonts.ts';
import { input } from './collectors/input.ts';
import { journal } from './collectors/journal.ts';
import { memory } from './collectors/memory.ts';
import { network } from './collectors/network.ts';
import { packages } from './collectors/packages.ts';
import { power } from './collectors/power.ts';
import { printers } from './collectors/printers.ts';
import { programs } from './collectors/programs.ts';
import { security } from './collectors/security.ts';
import { services } from './collectors/services.ts';
import { session } from './collectors/session.ts';
import { shares } from './collectors/shares.ts';
import { sound } from './collectors/sound.ts';
import { storage } from './collectors/storage.ts';
import { system } from './collectors/system.ts';
import { time } from './collectors/time.ts';
import { updates } from './collectors/updates.ts';

/**
 * In the order in which sections are shown. To add one: a file in `collectors/`, its schema in shared/model/sections/, a line here.
 * The cast forgets which collector yields which data: the runner treats all alike, and the schemas are checked by tests.
 */
export const collectors = [
  application,
  system,
  memory,
  power,
  storage,
  drives,
  shares,
  network,
  connection,
  session,
  input,
  accessibility,
  displays,
  fonts,
  devices,
  sound,
  bluetooth,
  printers,
  programs,
  packages,
  updates,
  time,
  domain,
  services,
  security,
  journal,
] as unknown as readonly Collector[];
