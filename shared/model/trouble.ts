import { z } from 'zod';

/**
 * What was wrong with news from the help desk, so that none of it was taken: the signature does not fit the bytes; it is of
 * a key that nobody vouches for; it is for another desktop; it answers another question (`replayed`), or one of before what
 * we have (`older`); a part is missing (`cut`). `held-back`: something answers, but nothing proven came for too long.
 */
const troubleKinds = ['wrong-signature', 'unknown-key', 'foreign', 'replayed', 'older', 'cut', 'held-back'] as const;
export const troubleKindSchema = z.enum(troubleKinds);
export type TroubleKind = z.infer<typeof troubleKindSchema>;
