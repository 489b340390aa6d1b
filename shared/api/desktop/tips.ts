import { z } from 'zod';
import { idSchema, timeSchema, tipIdSchema } from '../../model/ids.ts';
import { languageSchema } from '../../model/language.ts';
import { pictureDigest } from '../../model/tip.ts';
import { dayEffectSchema, effectDaysKept, tipPlaceSchema } from '../../model/tip-effect.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

export const tipRoutes = defineRoutes({
  getTipPicture: {
    method: 'GET',
    path: `${v1}/tips/pictures/{sha256}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ sha256: pictureDigest }),
    summary: 'A picture of a published tip. It never changes: its name is the SHA-256 of its bytes.',
    reply: 'binary',
  },
  putTipOutcome: {
    method: 'PUT',
    path: `${v1}/tips/{id}/outcomes/{outcomeId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: tipIdSchema, outcomeId: idSchema }),
    summary: 'Did the tip help? The last word of a desktop about a version counts. The place is the list when none is given.',
    body: z.object({
      at: timeSchema,
      version: z.number().int().positive(),
      helped: z.boolean(),
      where: tipPlaceSchema.optional(),
      language: languageSchema.optional(),
      application: z.string().min(1).max(100).nullable().optional(),
    }),
    reply: z.object({}),
  },
  putDayEffect: {
    method: 'PUT',
    path: `${v1}/desktops/me/effects/{day}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ day: z.iso.date() }),
    summary: `How often which tips were shown and opened on a day of the desktop's calendar, and reported all the same. Always the whole day: the last one counts. Tips that are not known are left out; a day more than ${effectDaysKept} days ago, or one to come, is refused with bad-request.`,
    body: dayEffectSchema,
    reply: z.object({}),
  },
  putSearch: {
    method: 'PUT',
    path: `${v1}/searches/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'A question that found no tip, redacted, from a user who agreed to tell. Kept for 90 days and without a word about who asked.',
    body: z.object({
      day: z.iso.date(),
      language: languageSchema,
      text: z.string().min(1).max(200),
      application: z.string().min(1).max(100).nullable(),
    }),
    reply: z.object({}),
  },
});
