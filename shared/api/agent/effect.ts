import { z } from 'zod';
import { idSchema, tipIdSchema } from '../../model/ids.ts';
import { languageSchema } from '../../model/language.ts';
import { reworkSchema, tipCountsSchema, tipPlaceSchema } from '../../model/tip-effect.ts';
import { defineRoutes } from '../route.ts';
import { id, tipId, v1 } from './common.ts';
import { agentTipSchema } from './tips.ts';

const counted = tipCountsSchema;

/** What a tip did, as far as the filters let through; every list is in its natural order. */
const tipEffectSchema = z.object({
  totals: counted,
  versions: z.array(counted.extend({ version: z.number().int(), rework: reworkSchema.nullable() })),
  /** By the Monday. Weeks in which nothing was counted are left out. */
  weeks: z.array(counted.extend({ week: z.iso.date() })),
  places: z.array(counted.extend({ place: tipPlaceSchema })),
  /** null: none that the tip is about. */
  applications: z.array(counted.extend({ application: z.string().nullable() })),
  languages: z.array(counted.extend({ language: languageSchema })),
  /** null: in no wave. The name is null once the group is gone. */
  waves: z.array(counted.extend({ wave: z.object({ id: idSchema, name: z.string().nullable() }).nullable() })),
});
export type TipEffect = z.infer<typeof tipEffectSchema>;

const questionSchema = z.object({
  id: idSchema,
  language: languageSchema,
  /** How often within the last 90 days. */
  asked: z.number().int().positive(),
  lastDay: z.iso.date(),
  /** At most three wordings, the most frequent first. */
  texts: z.array(z.string()),
  /** The tip that is being made of it. */
  tipId: tipIdSchema.nullable(),
  dismissed: z.boolean(),
});

const unansweredTicketsSchema = z.object({
  by: z.enum(['crash', 'finding', 'application']),
  /** Signature, id of a finding, name of an application. */
  subject: z.string(),
  tickets: z.number().int().positive(),
  /** At most three, the newest first. */
  newest: z.array(z.object({ id: idSchema, number: z.number().int().positive(), title: z.string() })),
});

const readingListSchema = z.object({
  /** Searched for without an answer, the most frequent first. */
  questions: z.array(questionSchema),
  /** Solved in the last 90 days, and no tip says how. */
  tickets: z.array(unansweredTicketsSchema),
  /** Published tips that do not help, the worst first. */
  rework: z.array(
    z.object({
      id: tipIdSchema,
      version: z.number().int(),
      title: z.object({ en: z.string(), id: z.string().optional() }),
      app: z.string(),
      reason: reworkSchema,
      counts: counted,
    }),
  ),
});
export type ReadingList = z.infer<typeof readingListSchema>;

export const effectRoutes = defineRoutes({
  getTipEffect: {
    method: 'GET',
    path: `${v1}/tips/{id}/effect`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: tipId,
    query: z.object({
      /** Counted by weeks: the whole week of this day is in. */
      since: z.iso.date().optional(),
      version: z.coerce.number().int().positive().optional(),
      application: z.string().max(100).optional(),
      language: languageSchema.optional(),
      wave: idSchema.optional(),
    }),
    summary: 'What a tip did: shown, opened, solved, not helped, still reported; by version, week, place, application, language, wave.',
    reply: tipEffectSchema,
  },
  getReadingList: {
    method: 'GET',
    path: `${v1}/reading-list`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: 'What has no good answer yet: questions without a tip, solved tickets without a tip, tips that do not help.',
    reply: readingListSchema,
  },
  draftTipFromQuestion: {
    method: 'POST',
    path: `${v1}/reading-list/questions/{id}/tip`,
    auth: 'session',
    role: 'agent',
    status: 201,
    params: id,
    summary: 'Make a draft of a tip with the question as its title and keyword. A second call answers with the same draft.',
    reply: agentTipSchema,
  },
  dismissQuestion: {
    method: 'PUT',
    path: `${v1}/reading-list/questions/{id}/dismissed`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    body: z.object({ dismissed: z.boolean() }),
    summary: 'Take a question off the list, or put it back.',
    reply: z.object({}),
  },
});
