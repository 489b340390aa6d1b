import { z } from 'zod';
import { packageSources } from '../application.ts';
import { timeSchema } from '../ids.ts';
import { bytes, text } from './units.ts';

/** Who holds a lock: `elsewhere` is a process of a computer with another name, `gone` a process that has ended. */
const lockHolders = ['running', 'gone', 'elsewhere', 'unknown'] as const;

/** What a probe found out about the chosen application. Counts and kinds; never the name of a document or a site. */
export const probeSection = z.object({
  /** Which probe looked: "libreoffice". */
  probe: text,
  version: text.optional(),
  source: z.enum(packageSources).optional(),
  profile: z
    .object({
      count: z.number().int(),
      /** Of all profiles together. */
      size: bytes,
      /** Counting was given up: it is larger than that. */
      larger: z.boolean(),
      /** `file` is the application's own name for it: "prefs.js". */
      damage: z.array(z.object({ file: text, problem: z.enum(['empty', 'unreadable', 'cut', 'not-its-kind']) })),
      /** Safe-mode hint of Firefox and Thunderbird: starts in a row that did not get through. */
      failedStarts: z.number().int().optional(),
      locks: z.array(z.object({ kind: z.enum(['profile', 'document']), holder: z.enum(lockHolders), count: z.number().int() })),
    })
    .optional(),
  /** `blocked`: the program itself switched it off, since it does not fit its version. */
  extensions: z.array(z.object({ name: text, version: text.optional(), enabled: z.boolean(), blocked: z.boolean().optional() })).optional(),
  /** LibreOffice: `needed` when a part that uses Java (Base) is installed. */
  java: z.object({ found: z.boolean(), needed: z.boolean() }).optional(),
  /** How many SANE backends there are. */
  scanning: z.object({ backends: z.number().int() }).optional(),
  /** VPN connections of NetworkManager by kind, without name or address; `installed`: whether its plug-in is there. */
  vpn: z.object({ connections: z.array(z.object({ service: text, active: z.boolean(), installed: z.boolean() })) }).optional(),
  /** What sharing the screen needs on Wayland. */
  meeting: z.object({ portal: z.boolean(), pipewire: z.boolean() }).optional(),
  /** Who opens its file types. `vanished`: the user's own choice is not installed any more; `implied`: nobody chose. */
  defaults: z.array(z.object({ type: text, application: text.optional(), state: z.enum(['chosen', 'implied', 'vanished', 'none']) })),
  errors: z.array(z.object({ at: timeSchema, message: z.string().max(2000), count: z.number().int() })),
  /** Open files on network folders, by kind of folder: "nfs4", 3. */
  networkFiles: z.array(z.object({ kind: text, count: z.number().int() })),
  sandbox: z
    .object({ kind: z.enum(['flatpak', 'snap']), home: z.enum(['write', 'read', 'none', 'unknown']), permissions: z.array(text) })
    .optional(),
});
