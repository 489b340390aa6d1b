import { z } from 'zod';
import { tipIdSchema } from '../model/ids.ts';
import { pictureDigest, tipSchema } from '../model/tip.ts';
import { tipEventSchema, tipPlaceSchema } from '../model/tip-effect.ts';
import { call, done, nothing, picture } from './call.ts';

const tipById = z.object({ id: tipIdSchema });

const tipHitSchema = z.object({
  id: tipIdSchema,
  version: z.number().int().positive(),
  title: z.string(),
  app: z.string(),
  problem: z.string(),
  score: z.number(),
  matched: z.array(z.string()),
});
export type TipHit = z.infer<typeof tipHitSchema>;

/** `text`: the question as it is told, redacted. `ask`: nothing was told, the user may be asked. */
const unansweredSchema = z.object({ state: z.enum(['told', 'ask', 'off', 'failed']), text: z.string() });
export type Unanswered = z.infer<typeof unansweredSchema>;

export const tipsCalls = {
  list: call(nothing, z.array(tipSchema)),
  search: call(
    z.object({
      text: z.string().max(500),
      application: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(50).optional(),
    }),
    z.array(tipHitSchema),
  ),
  /** What often helps a desktop like this one, without the tip of the day; at most five. `matched` is empty, `score` is 0. */
  often: call(nothing, z.array(tipHitSchema)),
  get: call(tipById, tipSchema.nullable()),
  /** A picture that tips show, by the SHA-256 of its bytes; null when it is not on this computer and cannot be had now. */
  picture: call(z.object({ sha256: pictureDigest }), picture.nullable()),
  /** Which of this tip's step actions can be done on this desktop, by `stepActionKey`. */
  actions: call(tipById, z.object({ possible: z.array(z.string()) })),
  /**
   * Does what a step of this tip says: "open-trash", as its link has it behind "pandu:". Nothing else can be started.
   * `declined`: asked first, and the user thought better of it; `not-here`: not this tip's, or nothing is installed for it.
   */
  act: call(tipById.extend({ action: z.string().max(6200) }), z.object({ outcome: z.enum(['done', 'declined', 'not-here', 'failed']) })),
  /** Null: none today, or it was read or put away. */
  ofTheDay: call(nothing, tipSchema.nullable()),
  notToday: call(nothing, done),
  /** What became of a tip, for the counts of its effect. Without `version` it is the one that this desktop has. */
  note: call(
    z.object({ id: tipIdSchema, version: z.number().int().positive().optional(), what: tipEventSchema, where: tipPlaceSchema }),
    done,
  ),
  /** Nothing was found. Told to the help desk by consent only: the standing one of the settings, or `answer`. */
  unanswered: call(z.object({ text: z.string().min(1).max(500), answer: z.enum(['always', 'once', 'no']).optional() }), unansweredSchema),
} as const;
