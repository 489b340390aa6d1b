import { z } from 'zod';
import { packageSources } from '../application.ts';
import { text } from './units.ts';

export const packagesSection = z.object({
  counts: z.partialRecord(z.enum(packageSources), z.number().int()),
  /** Packages that the help desk asks for most: office, browser, mail, desktop, kernel, printing, sound, fonts. */
  notable: z.array(z.object({ name: text, version: text, source: z.enum(packageSources) })),
  /** The whole list, one "name version" a line, sorted: readable raw and cheap to compare. */
  all: z.string().max(2_000_000),
  brokenCount: z.number().int(),
  broken: z.array(text).max(50).optional(),
});
