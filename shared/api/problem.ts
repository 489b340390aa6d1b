import { z } from 'zod';

/** Stable codes of problem documents. A new code is added here first; none is ever reused. */
export const problemCodes = [
  'bad-request',
  'not-signed-in',
  'bad-credentials',
  'enrolment-refused',
  'desktop-unknown',
  'forbidden',
  'not-found',
  'conflict',
  'content-differs',
  'review-needed',
  'answers-cross',
  'digest-mismatch',
  'consent-differs',
  'report-unknown',
  'report-file-unreadable',
  'report-file-unproven',
  'support-code-unknown',
  'support-code-expired',
  'support-code-used',
  'link-not-allowed',
  'too-large',
  'unsupported-media-type',
  'too-many-requests',
  'unavailable',
  'other-server',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457. `detail` says what to do, in English, for logs and agents; desktops map `code` to plain words. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(problemCodes),
  detail: z.string().optional(),
  /** JSON pointers into the request, with what is wrong there. */
  errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export const problemMediaType = 'application/problem+json';
