import { z } from 'zod';

/**
 * What two moments are compared by. Every part maps a name to a value, so that one comparison serves all.
 * Plain and small: a few thousand packages are some hundred kilobytes.
 */
export interface State {
  /** What `uname -r` says. */
  readonly kernel: string;
  /** Milliseconds since 1970. */
  readonly bootedAt: number;
  /** "libc6" -> "2.36-9"; Flatpak's and snap's carry their source: "firefox (snap)". */
  readonly packages: Readonly<Record<string, string>>;
  /** "graphics" -> "i915". */
  readonly drivers: Readonly<Record<string, string>>;
  /** See settings.ts. */
  readonly settings: Readonly<Record<string, string>>;
  /** "display:DELL U2412M" -> how many of it. */
  readonly devices: Readonly<Record<string, string>>;
  /**
   * What could not be read: a part ("packages") or the beginning of names in it ("settings.gnome."). It is compared with
   * nothing, since "not known" is not "gone".
   */
  readonly unread: readonly string[];
}

export interface Snapshot {
  readonly version: 1;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Nothing serious was found at that time. */
  readonly healthy: boolean;
  readonly state: State;
}

const record = z.record(z.string().max(300), z.string().max(300));

/** Of what was written by a Pandu of any age, or by a failing disk. */
export const snapshotSchema = z.object({
  version: z.literal(1),
  at: z.iso.datetime(),
  healthy: z.boolean(),
  state: z.object({
    kernel: z.string().max(300),
    bootedAt: z.number(),
    packages: record,
    drivers: record,
    settings: record,
    devices: record,
    unread: z.array(z.string().max(100)).max(20),
  }),
});
