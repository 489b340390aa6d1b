import type { Consent } from '../api/consent.ts';
import type { AttachmentRef } from '../model/ticket.ts';
import { utf8 } from '../zip/utf8.ts';
import { writeZip, type ZipFile } from '../zip/write-zip.ts';
import { maxReportFileBytes, names, pictures, proofPrefix, type ReportFileManifest, reportFileType } from './format.ts';
import { readmeOf } from './readme.ts';

export interface ReportToPack {
  readonly reportId: string;
  readonly desktopId: string;
  readonly consent: Consent | null;
  /** The very bytes that the user saw. */
  readonly report: Uint8Array;
  readonly attachments: readonly (Pick<AttachmentRef, 'id' | 'mediaType'> & { readonly content: Uint8Array })[];
  /** Of the help desk, for the note inside; '' when nobody said it. */
  readonly address: string;
}

/** This folder knows no hash function. */
export interface Proving {
  /** Lower-case hexadecimal. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** HMAC-SHA256 with the desktop's key, lower-case hexadecimal. */
  readonly prove: (bytes: Uint8Array) => string;
}

/** The same report is the same file, however often it is packed. Null: it would be too large. */
export function packReportFile(report: ReportToPack, { sha256, prove }: Proving): Uint8Array<ArrayBuffer> | null {
  const content: (ZipFile & { readonly mediaType: string })[] = [
    { name: names.readme, mediaType: 'text/plain; charset=utf-8', bytes: utf8(readmeOf(report.reportId, report.address)) },
    { name: names.report, mediaType: 'application/json', bytes: report.report },
    ...report.attachments.map(({ id, mediaType, content: bytes }) => ({ name: `${pictures}${id}`, mediaType, bytes })),
  ];
  if (content.reduce((sum, { bytes }) => sum + bytes.length, 10_000) > maxReportFileBytes) return null;
  const manifest: ReportFileManifest = {
    format: 'pandu-report',
    version: 1,
    reportId: report.reportId,
    desktopId: report.desktopId,
    consent: report.consent,
    parts: content.map(({ name, mediaType, bytes }) => ({ name, mediaType, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  const manifestBytes = utf8(`${JSON.stringify(manifest, null, 1)}\n`);
  return writeZip(inOrder(content, manifestBytes, prove(toProve(manifestBytes))));
}

export function toProve(manifestBytes: Uint8Array): Uint8Array {
  const prefix = utf8(proofPrefix);
  const all = new Uint8Array(prefix.length + manifestBytes.length);
  all.set(prefix);
  all.set(manifestBytes, prefix.length);
  return all;
}

/** What it is comes first, and not packed: programs that look at the beginning of a file know it by that. */
export function inOrder([readme, ...rest]: readonly ZipFile[], manifest: Uint8Array, proof: string): ZipFile[] {
  return [
    { name: names.type, bytes: utf8(reportFileType) },
    ...(readme ? [readme] : []),
    { name: names.manifest, bytes: manifest },
    { name: names.proof, bytes: utf8(`hmac-sha256 ${proof}\n`) },
    ...rest,
  ];
}
