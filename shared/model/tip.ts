import { z } from 'zod';
import { causeSchema } from './cause.ts';
import { idSchema, timeSchema, tipIdSchema } from './ids.ts';
import { type Language, languages } from './language.ts';

const markdown = z.string().max(20_000);

/**
 * One language of a tip. Sanitised Markdown; `steps` is a list, so that it can be numbered, ticked and read aloud. What
 * differs between desktop environments is written within a step (shared/tips/desktop-steps.ts).
 */
export const tipTextSchema = z.object({
  /** As the user would say it: "My Word document looks different". */
  title: z.string().min(1).max(160),
  problem: markdown,
  cause: markdown,
  alternatives: markdown,
  steps: z.array(z.string().min(1).max(4000)).max(40),
  /** How to see that it worked. Tips of before 0.2 have none. */
  check: markdown.optional(),
  /** When it is better to call the help desk than to go on alone. */
  callHelp: markdown.optional(),
  /** Words that people type for it, the Windows ones above all. */
  keywords: z.array(z.string().min(1).max(80)).max(60),
});
export type TipText = z.infer<typeof tipTextSchema>;

/** An application in some versions, as its package numbers them ("24.8", "128.5.0"): at least `min`, below `below`. */
const versionRangeSchema = z.object({
  application: z.string().min(1).max(100),
  min: z.string().max(40).optional(),
  below: z.string().max(40).optional(),
});
export type VersionRange = z.infer<typeof versionRangeSchema>;

/** Conditions on the desktop's own facts, decided on the desktop. An empty list or absent field means "any". */
export const audienceSchema = z.object({
  applications: z.array(z.string().max(100)).max(40).optional(),
  /** One of these must fit, as far as the version is known. */
  versions: z.array(versionRangeSchema).max(20).optional(),
  distributions: z.array(z.string().max(40)).max(20).optional(),
  desktops: z.array(z.string().max(40)).max(20).optional(),
  languages: z.array(z.enum(languages)).max(2).optional(),
  /** Ids of groups; a desktop in one of them fits. */
  groups: z.array(idSchema).max(40).optional(),
  sessionTypes: z
    .array(z.enum(['x11', 'wayland']))
    .max(2)
    .optional(),
  /** Whole days since the desktop's migration day: at least `min`, below `below`. */
  daysSinceMigration: z
    .object({ min: z.number().int().nonnegative().optional(), below: z.number().int().positive().optional() })
    .optional(),
  /** Ids of findings; one of them fired when the computer was last looked at. */
  findings: z.array(z.string().max(80)).max(40).optional(),
  /** Signatures of crashes, or names of programs; one of them crashed here lately. */
  crashes: z.array(z.string().min(1).max(200)).max(40).optional(),
});
export type Audience = z.infer<typeof audienceSchema>;

/** SHA-256 in hexadecimal, of a picture's bytes. */
export const pictureDigest = z.string().regex(/^[0-9a-f]{64}$/);

export const tipPictureSchema = z.object({
  sha256: pictureDigest,
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']),
  bytes: z.number().int().positive().max(500_000),
});

export const tipSchema = z.object({
  id: tipIdSchema,
  /** Grows with each publication; a desktop never goes back to an older one. */
  version: z.number().int().positive(),
  updatedAt: timeSchema,
  /** What it is about, as shown: "LibreOffice Writer". */
  app: z.string().max(100),
  causeKind: causeSchema,
  texts: z.object({ en: tipTextSchema, id: tipTextSchema.optional() }),
  audience: audienceSchema,
  /** Finding ids that this tip answers. */
  findings: z.array(z.string().max(80)).max(40),
  /** Signatures of crashes that it answers, as crash cards have them, and names of programs: "soffice.bin" is every crash of LibreOffice. */
  crashes: z.array(z.string().min(1).max(200)).max(40).optional(),
  related: z.array(tipIdSchema).max(20),
  /** `high` comes before others that match as well, and is told of when it arrives. */
  priority: z.enum(['normal', 'high']).optional(),
  /** Shown from then on, and until then. UTC; absent or null: from its publication, and for ever. */
  startsAt: timeSchema.nullable().optional(),
  endsAt: timeSchema.nullable().optional(),
  /** What its texts show as `![words](picture:SHA256)`; the bytes are fetched by their digest. */
  pictures: z.array(tipPictureSchema).max(20).optional(),
});
export type Tip = z.infer<typeof tipSchema>;

export function tipText(tip: Tip, language: Language): TipText {
  return tip.texts[language] ?? tip.texts.en;
}

/** Whether its time has come and is not over. @param now UTC, as `startsAt` */
export function isShown({ startsAt, endsAt }: Pick<Tip, 'startsAt' | 'endsAt'>, now: string): boolean {
  const at = Date.parse(now);
  return (!startsAt || Date.parse(startsAt) <= at) && (!endsAt || at < Date.parse(endsAt));
}
