import { createHash, createHmac } from 'node:crypto';
import { reportFileName } from '../../shared/report-file/format.ts';
import { packReportFile } from '../../shared/report-file/pack.ts';
import { type Manifest, reportFile } from './entry.ts';

/** Who this desktop is to its help desk; `token` null until it is enrolled. */
export interface DesktopIdentity {
  readonly desktopId: string;
  readonly token: string | null;
}

export type MadeReportFile =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  /** `gone`: it was sent meanwhile, or is no report; `not-enrolled`: the help desk could not tell whose it is. */
  | { readonly ok: false; readonly reason: 'gone' | 'not-enrolled' | 'too-large' };

/**
 * A report that waits, as one file for a way without a network: the very bytes that the user saw. The entry stays as it is.
 * @param address of the help desk, for the note inside; '' when nobody said it
 */
export function makeReportFile(
  entry: { readonly manifest: Manifest; readonly files: ReadonlyMap<string, Uint8Array> } | null,
  identity: DesktopIdentity | null,
  address: string,
): MadeReportFile {
  if (entry?.manifest.kind !== 'report') return { ok: false, reason: 'gone' };
  if (identity === null || identity.token === null) return { ok: false, reason: 'not-enrolled' };
  const { manifest, files } = entry;
  const contentOf = (name: string) => files.get(name) ?? new Uint8Array();
  // The help desk keeps this hash, and so has the same key (docs/adr/0448-report-files.md).
  const key = createHash('sha256').update(identity.token).digest();
  const bytes = packReportFile(
    {
      reportId: manifest.id,
      desktopId: identity.desktopId,
      consent: manifest.consent ?? null,
      report: contentOf(reportFile),
      attachments: manifest.attachments.map(({ id, mediaType }) => ({ id, mediaType, content: contentOf(id) })),
      address,
    },
    {
      sha256: (part) => createHash('sha256').update(part).digest('hex'),
      prove: (part) => createHmac('sha256', key).update(part).digest('hex'),
    },
  );
  return bytes ? { ok: true, name: reportFileName(manifest.id), bytes } : { ok: false, reason: 'too-large' };
}
