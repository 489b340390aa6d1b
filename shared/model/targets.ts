import { z } from 'zod';

const hoursSchema = z.number().positive().max(2000).nullable();
/** Office hours until the first answer and until the solution; null: no target. */
const targetSchema = z.object({ firstAnswer: hoursSchema, solution: hoursSchema });
export const targetsSchema = z.object({ blocked: targetSchema, slowed: targetSchema, question: targetSchema });
export type Targets = z.output<typeof targetsSchema>;

const none = { firstAnswer: null, solution: null };
export const noTargets: Targets = { blocked: none, slowed: none, question: none };
