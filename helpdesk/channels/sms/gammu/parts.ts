import { type InName, readInName } from './names.ts';

/** A file of the inbox. */
export interface InFile {
  readonly name: string;
  /** When it was written, in milliseconds since 1970. */
  readonly writtenAt: number;
}

/** Parts of one message are written within so many milliseconds. */
const togetherMs = 2000;

interface Group {
  readonly about: InName;
  readonly files: InFile[];
  last: number;
  readonly writtenAt: number;
}

/**
 * The files of each message, in their order. Parts have the same name but for their number, or, when the network dated them
 * differently, only the same sender: then they are told by when they were written, since gammu-smsd writes them together.
 */
export function joinParts(files: readonly InFile[]): InFile[][] {
  const groups = new Map<string, Group>();
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const about = readInName(file.name);
    if (!about) continue;
    const group = groups.get(about.message);
    if (group && about.part === group.last + 1) {
      group.files.push(file);
      group.last = about.part;
    } else groups.set(group ? file.name : about.message, { about, files: [file], last: about.part, writtenAt: file.writtenAt });
  }
  const wholes = [...groups.values()].filter(({ about }) => about.part === 0);
  const rest = [...groups.values()].filter(({ about }) => about.part > 0).sort((a, b) => a.about.part - b.about.part);
  const alone: Group[] = [];
  for (const group of rest) {
    const away = (whole: Group) => Math.abs(whole.writtenAt - group.writtenAt);
    const [nearest] = wholes
      .filter((whole) => whole.about.from === group.about.from && whole.last === group.about.part - 1 && away(whole) < togetherMs)
      .sort((a, b) => away(a) - away(b));
    if (!nearest) {
      alone.push(group);
      continue;
    }
    nearest.files.push(...group.files);
    nearest.last = group.last;
  }
  return [...wholes, ...alone].sort((a, b) => a.writtenAt - b.writtenAt).map((group) => group.files);
}
