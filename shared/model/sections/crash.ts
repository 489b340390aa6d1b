import { crashSchema } from '../crash.ts';

/** The crash that a report was begun for. Made by the report, not by a collector. */
export const crashSection = crashSchema;
