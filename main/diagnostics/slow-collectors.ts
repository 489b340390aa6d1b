import { accessibility } from './collectors/accessibility.ts';
import { bluetooth } from './collectors/bluetooth.ts';
import { changes } from './collectors/changes.ts';
import { connection } from './collectors/connection.ts';
import { crashes } from './collectors/crashes.ts';
import { devices } from './collectors/devices.ts';
import { domain } from './collectors/domain.ts';
import { drives } from './collectors/drives.ts';
import { fonts } from './collectors/fonts.ts';
import { input } from './collectors/input.ts';
import { journal } from './collectors/journal.ts';
import { power } from './collectors/power.ts';
import { probe } from './collectors/probe.ts';
import { responding } from './collectors/responding.ts';
import { scanners } from './collectors/scanners.ts';
import { security } from './collectors/security.ts';
import { services } from './collectors/services.ts';
import { shares } from './collectors/shares.ts';
import { sound } from './collectors/sound.ts';
import { time } from './collectors/time.ts';
import { updates } from './collectors/updates.ts';

/** Those that start programs, ask other services or take longer than a person waits; by the id of their section. */
export const slowCollectors = {
  accessibility,
  bluetooth,
  changes,
  connection,
  crashes,
  devices,
  domain,
  drives,
  fonts,
  input,
  journal,
  power,
  probe,
  responding,
  scanners,
  security,
  services,
  shares,
  sound,
  time,
  updates,
};
export type SlowCollectors = typeof slowCollectors;
