/**
 * "OUTA20261124_121000_00_+628123456789_<id>.txt": the same for the same message, since its time is the one in the id (UUIDv7).
 * gammu-smsd sends in the order of the names and hands on no other mark than the note at the end.
 */
export function outName(id: string, to: string): string {
  const time = new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString().replace(/[-:]/g, '');
  return `OUTA${time.slice(0, 8)}_${time.slice(9, 15)}_00_${to}_${id}.txt`;
}

/** The id in such a name; null: somebody else's file. */
export const idOf = (name: string): string | null =>
  /^OUT.*_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.txt[a-z]*$/.exec(name)?.[1] ?? null;

export interface InName {
  /** The same in all parts of one message. */
  readonly message: string;
  readonly from: string;
  readonly part: number;
  /** 8-bit content, which is no text. */
  readonly binary: boolean;
}

/** "IN20261124_191000_00_+628123456789_01.txt"; null: not such a name. */
export function readInName(name: string): InName | null {
  const found = /^(IN\d{8}_\d{6}_\d{2}_(.*))_(\d{2})\.(txt|bin)$/.exec(name);
  if (!found?.[1]) return null;
  return { message: found[1], from: found[2] ?? '', part: Number(found[3]), binary: found[4] === 'bin' };
}
