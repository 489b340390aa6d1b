import { createHash } from 'node:crypto';
import { freshSetFile, type Manifest, manifestSchema, type NewEntry, reportFile } from './entry.ts';

/** The manifest's line may not be longer: a text of 10,000 characters and its escapes fit in with ease. */
const maxManifestBytes = 256 * 1024;
const newline = 0x0a;

export type Parsed =
  | { readonly ok: true; readonly manifest: Manifest; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: string };

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * An entry as one file: the manifest as a line of JSON, then the bytes of its files one after the other. One file, for
 * it costs one fsync; see docs/adr/0301-outbox-container.md.
 */
export function packEntry(entry: NewEntry): readonly Uint8Array[] {
  const files = entry.files.map(({ name, bytes }) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
  const line = Buffer.from(`${JSON.stringify({ ...entry.manifest, format: 1, files })}\n`, 'utf8');
  return [line, ...entry.files.map(({ bytes }) => bytes)];
}

/** The manifest alone, for a list: cheap, since the bytes behind it are not looked at. */
export function parseManifest(
  head: Uint8Array,
): { readonly ok: true; readonly manifest: Manifest; readonly length: number } | { readonly ok: false; readonly reason: string } {
  const end = head.subarray(0, maxManifestBytes).indexOf(newline);
  if (end < 0) return { ok: false, reason: 'the manifest is cut off' };
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(head.subarray(0, end)).toString('utf8'));
  } catch {
    return { ok: false, reason: 'the manifest is not JSON' };
  }
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) {
    const issue = manifest.error.issues[0];
    return { ok: false, reason: `the manifest is not valid: ${issue ? `${issue.path.join('.')} ${issue.message}` : 'unknown form'}` };
  }
  return { ok: true, manifest: manifest.data, length: end + 1 };
}

/** The whole entry, every file held against its size and digest. */
export function parseEntry(bytes: Uint8Array): Parsed {
  const head = parseManifest(bytes);
  if (!head.ok) return head;
  const files = new Map<string, Uint8Array>();
  let offset = head.length;
  for (const file of head.manifest.files) {
    const content = bytes.subarray(offset, offset + file.bytes);
    if (content.length !== file.bytes) return { ok: false, reason: `"${file.name}" is cut off` };
    if (sha256(content) !== file.sha256) return { ok: false, reason: `"${file.name}" was changed on the disk` };
    files.set(file.name, content);
    offset += file.bytes;
  }
  if (offset !== bytes.length) return { ok: false, reason: 'there is more in the file than the manifest names' };
  const { manifest } = head;
  if (manifest.kind === 'report' || manifest.kind === 'fresh-set') {
    const own = manifest.kind === 'report' ? reportFile : freshSetFile;
    const agreed = manifest.consent?.sha256;
    if (agreed !== undefined && agreed !== manifest.files.find(({ name }) => name === own)?.sha256)
      return { ok: false, reason: 'the report is not the one that the user agreed to send' };
  }
  return { ok: true, manifest, files };
}

export const manifestHeadBytes = maxManifestBytes;
