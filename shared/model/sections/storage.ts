import { z } from 'zod';
import { bytes, percent, text } from './units.ts';

export const storageSection = z.object({
  filesystems: z.array(
    z.object({
      mount: text,
      device: text,
      type: text,
      size: bytes,
      used: bytes,
      available: bytes,
      inodesUsedPercent: percent.optional(),
      readOnly: z.boolean(),
    }),
  ),
  /** `network`: not asked in the quick set, since a dead server hangs; `not-answering`: asked, in vain. */
  notMeasured: z.array(z.object({ mount: text, device: text, type: text, reason: z.enum(['network', 'not-answering']) })).optional(),
  disks: z.array(z.object({ name: text, model: text.optional(), size: bytes, rotational: z.boolean(), removable: z.boolean() })),
});
