import { writeZip } from '../../../shared/zip/write-zip.ts';

/** A chosen file: `webkitRelativePath` when a whole folder was chosen. */
type Chosen = Pick<File, 'name' | 'webkitRelativePath' | 'arrayBuffer'>;

const isPicture = /^[0-9a-f]{64}\.(?:png|jpg|webp)$/;

/** One ZIP file of what was chosen: one that is a ZIP file already goes as it is. */
export async function pack(files: readonly Chosen[]): Promise<Uint8Array> {
  const [only] = files;
  if (files.length === 1 && only?.name.toLowerCase().endsWith('.zip')) return new Uint8Array(await only.arrayBuffer());
  const taken = new Set<string>();
  const entries = await Promise.all(
    files.map(async (file) => ({ name: nameFor(file, taken), bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  return writeZip(entries);
}

/** Both languages of a tip have the same name; chosen one by one, their folders are not known. */
function nameFor({ name, webkitRelativePath }: Chosen, taken: Set<string>): string {
  const path = webkitRelativePath || (isPicture.test(name) ? `pictures/${name}` : name);
  let free = path;
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${n}/${path}`;
  taken.add(free.toLowerCase());
  return free;
}
