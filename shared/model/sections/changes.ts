import { z } from 'zod';
import { timeSchema } from '../ids.ts';
import { text } from './units.ts';

export const changeKinds = [
  ...(['installed', 'upgraded', 'removed'] as const),
  ...(['kernel', 'driver', 'setting'] as const),
  ...(['device-added', 'device-gone'] as const),
] as const;

export const changeSchema = z.object({
  /** When it happened; of what only a comparison shows: when it was first seen. */
  at: timeSchema,
  kind: z.enum(changeKinds),
  /** A package ("firefox-esr", "org.gimp.GIMP (flatpak)"), "linux", a driver's place ("graphics"), a setting's id, a device. */
  name: text,
  /** What kind of device it is. */
  device: z.enum(['usb', 'sound', 'graphics', 'display', 'printer']).optional(),
  /** Versions, values. Absent: there was none, or nothing knows it any more. */
  from: text.optional(),
  to: text.optional(),
});

export const changesSection = z.object({
  sinceAt: timeSchema,
  /** When was looked: what "two days before" is told from. */
  untilAt: timeSchema,
  /**
   * What the present state was compared with: the last snapshot, at least a week old, of a time when nothing serious was
   * found; the oldest one there is, which may be younger than `sinceAt`; or nothing but the logs of the package systems.
   */
  basis: z.enum(['last-healthy', 'oldest', 'logs']),
  /** The newest first. */
  items: z.array(changeSchema).max(500),
  /** Changes of packages that did not fit. */
  omitted: z.number().int().positive().optional(),
});
