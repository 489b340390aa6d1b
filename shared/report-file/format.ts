import { z } from 'zod';
import { consentSchema } from '../api/consent.ts';
import { idSchema } from '../model/ids.ts';

/** One file that holds a report, for a way without a network. The end of its name, and the first bytes in it, say what it is. */
export const reportFileType = 'application/vnd.pandu.report+zip';
export const reportFileEnd = '.pandu';

/** No larger one is made, nor taken: many a mail server refuses less. */
export const maxReportFileBytes = 40_000_000;

/** Names in the container, in the order in which they are there. Pictures follow, each by its id. */
export const names = {
  type: 'mimetype',
  readme: 'README.txt',
  manifest: 'manifest.json',
  proof: 'proof.txt',
  report: 'report.json',
} as const;
export const pictures = 'pictures/';

const partSchema = z.strictObject({
  name: z.string().min(1).max(80),
  mediaType: z.string().min(3).max(120),
  bytes: z.number().int().nonnegative(),
  /** Lower-case hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What is in the container. The proof is about these very bytes, and through the digests about everything else. */
export const manifestSchema = z.strictObject({
  format: z.literal('pandu-report'),
  version: z.literal(1),
  reportId: idSchema,
  /** The desktop that made it, and whose proof it carries. */
  desktopId: idSchema,
  /** What the user agreed to: the digest is that of the report. Null: from before it was kept. */
  consent: consentSchema.nullable(),
  parts: z.array(partSchema).min(2).max(12),
});
export type ReportFileManifest = z.infer<typeof manifestSchema>;

/** What the proof is made over: the manifest's bytes behind a word that no other proof of ours begins with. */
export const proofPrefix = 'pandu-report-file-v1\n';

/** "report-7f3a9c21.pandu": the end of the id, since its beginning is the time. */
export const reportFileName = (reportId: string): string => `report-${reportId.slice(-8)}${reportFileEnd}`;
