import { readZip } from '../zip/read-zip.ts';
import { textOf, utf8 } from '../zip/utf8.ts';
import { writeZip } from '../zip/write-zip.ts';
import { manifestSchema, maxReportFileBytes, names, pictures, type ReportFileManifest, reportFileEnd, reportFileType } from './format.ts';
import { inOrder, toProve } from './pack.ts';

export interface ReportFile {
  readonly manifest: ReportFileManifest;
  readonly report: Uint8Array;
  /** By attachment id. */
  readonly pictures: ReadonlyMap<string, { readonly mediaType: string; readonly content: Uint8Array }>;
  /** What the proof has to fit, and the proof: HMAC-SHA256 in lower-case hexadecimal. Not checked here: it takes the key. */
  readonly toProve: Uint8Array;
  readonly proof: string;
}

/** `newer`: a later Pandu made it. `detail` in English, for agents. */
export type ReadReportFile =
  | { readonly ok: true; readonly file: ReportFile }
  | { readonly ok: false; readonly reason: 'foreign' | 'damaged' | 'newer'; readonly detail: string };

const limits = { files: 16, fileBytes: maxReportFileBytes, allBytes: maxReportFileBytes };
const maxManifestBytes = 64_000;
const start = utf8(`${names.type}${reportFileType}`);

/** By its first bytes: whatever it is called. */
export function beginsAsReportFile(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && start.every((byte, at) => bytes[30 + at] === byte);
}

/** Something that was sent as one, be it cut or changed on the way. */
export const meansToBeReportFile = (name: string, mediaType: string, bytes: Uint8Array): boolean =>
  name.toLowerCase().endsWith(reportFileEnd) || mediaType === reportFileType || beginsAsReportFile(bytes);

/**
 * Reads what a stranger may have made. Nothing is unpacked; what is not byte for byte what Pandu packs, is cut, changed or has
 * more in it than its list names, is refused as a whole.
 */
export function readReportFile(bytes: Uint8Array, sha256: (bytes: Uint8Array) => string): ReadReportFile {
  const damaged = (detail: string): ReadReportFile => ({ ok: false, reason: 'damaged', detail });
  if (bytes.length > maxReportFileBytes) return damaged(`It is larger than ${maxReportFileBytes} bytes.`);
  if (!beginsAsReportFile(bytes)) return { ok: false, reason: 'foreign', detail: 'It is no report file of Pandu.' };
  const zip = readZip(bytes, limits);
  if (!zip.ok) return damaged(zip.reason);
  const found = new Map(zip.files.map(({ name, bytes: content }) => [name, content]));
  const manifestBytes = found.get(names.manifest);
  const value = parsed(shortText(manifestBytes, maxManifestBytes));
  if (versionOf(value) > 1) return { ok: false, reason: 'newer', detail: 'A newer Pandu made it: update the help desk.' };
  const proof = /^hmac-sha256 ([0-9a-f]{64})\n$/.exec(shortText(found.get(names.proof), 200) ?? '')?.[1];
  if (!manifestBytes || proof === undefined) return damaged('A part of it is missing.');
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) return damaged('Its list of parts is not of the agreed form.');
  const parts = manifest.data.parts.map(({ name, ...about }) => ({ ...about, name, content: found.get(name) ?? new Uint8Array() }));
  for (const { name, content, ...part } of parts) {
    if (!found.has(name) || content.length !== part.bytes || sha256(content) !== part.sha256)
      return damaged(`"${name}" is not what the list says.`);
  }
  // The one way in which they are packed: so nothing can hide between, behind or beside the parts.
  const same = writeZip(
    inOrder(
      parts.map(({ name, content }) => ({ name, bytes: content })),
      manifestBytes,
      proof,
    ),
  );
  if (!sameBytes(same, bytes)) return damaged('It was packed anew, or changed.');
  const [readme, report, ...rest] = parts;
  const inPlace = readme?.name === names.readme && report?.name === names.report && rest.every(({ name }) => name.startsWith(pictures));
  if (!inPlace) return damaged('Its parts are not those of a report.');
  return {
    ok: true,
    file: {
      manifest: manifest.data,
      report: report.content,
      pictures: new Map(rest.map(({ name, mediaType, content }) => [name.slice(pictures.length), { mediaType, content }])),
      toProve: toProve(manifestBytes),
      proof,
    },
  };
}

const shortText = (bytes: Uint8Array | undefined, most: number): string | null =>
  bytes === undefined || bytes.length > most ? null : textOf(bytes);

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}

const versionOf = (value: unknown): number =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number' ? value.version : 0;

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}
