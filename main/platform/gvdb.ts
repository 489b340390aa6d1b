/**
 * Reads the settings of GNOME, Cinnamon, MATE and Budgie without starting a program: the file of dconf is a GVDB hash table
 * of GVariant values. Formats: gvdb-format.h of GVDB; "GVariant Specification" (developer.gnome.org). Little-endian only,
 * as written on every desktop processor. Everything is checked against the length: a damaged file yields what is whole.
 */
type Value = string | number | boolean | readonly string[] | readonly (readonly [string, string])[];

const maxEntries = 20_000;
const maxDepth = 40;

/** @returns keys ("/org/gnome/desktop/interface/text-scaling-factor") to values of the simple types; empty for what is no GVDB */
export function readGvdb(bytes: Buffer): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  if (bytes.length < 24 || bytes.toString('latin1', 0, 8) !== 'GVariant') return values;
  const table = slice(bytes, bytes.readUInt32LE(16), bytes.readUInt32LE(20));
  if (table === null || table.length < 8) return values;
  const bloom = table.readUInt32LE(0) & 0x07ff_ffff;
  const items = 8 + bloom * 4 + table.readUInt32LE(4) * 4;
  const count = Math.min(maxEntries, Math.floor((table.length - items) / 24));
  const parts: { readonly parent: number; readonly name: string }[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = items + i * 24;
    const start = table.readUInt32LE(at + 8);
    const name = slice(bytes, start, start + table.readUInt16LE(at + 12))?.toString('utf8') ?? '';
    parts.push({ parent: table.readUInt32LE(at + 4), name });
  }
  for (let i = 0; i < count; i += 1) {
    const at = items + i * 24;
    if (table[at + 14] !== 0x76 /* v: a value, not a folder */) continue;
    const raw = slice(bytes, table.readUInt32LE(at + 16), table.readUInt32LE(at + 20));
    const value = raw ? decodeVariant(raw) : undefined;
    if (value !== undefined) values.set(pathOf(parts, i), value);
  }
  return values;
}

function slice(bytes: Buffer, start: number, end: number): Buffer | null {
  return start <= end && end <= bytes.length ? bytes.subarray(start, end) : null;
}

/** Keys are stored as their last part and the number of their folder. */
function pathOf(parts: readonly { readonly parent: number; readonly name: string }[], from: number): string {
  let path = '';
  let at: number = from;
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const part = parts[at];
    if (!part) break;
    path = part.name + path;
    at = part.parent;
  }
  return path;
}

/** A variant is its data, a zero byte and the name of its type. */
function decodeVariant(raw: Buffer): Value | undefined {
  const zero = raw.lastIndexOf(0);
  if (zero < 0) return undefined;
  const data = raw.subarray(0, zero);
  const type = raw.toString('latin1', zero + 1);
  if (type === 'b') return data[0] === 1;
  if (type === 's') return textOf(data);
  if (type === 'u' && data.length >= 4) return data.readUInt32LE(0);
  if (type === 'i' && data.length >= 4) return data.readInt32LE(0);
  if (type === 'd' && data.length >= 8) return data.readDoubleLE(0);
  if (type === 'as') return elementsOf(data).map(textOf);
  if (type === 'a(ss)') return elementsOf(data).map(pairOf);
  return undefined;
}

const textOf = (data: Buffer): string => {
  const end = data.indexOf(0);
  return data.toString('utf8', 0, end < 0 ? data.length : end);
};

const offsetSize = (length: number): number => (length <= 0xff ? 1 : length <= 0xffff ? 2 : 4);

/** An array of things of any size ends with the ends of its elements; the last of these says where that list begins. */
function elementsOf(data: Buffer): Buffer[] {
  const size = offsetSize(data.length);
  if (data.length < size) return [];
  const listAt = data.readUIntLE(data.length - size, size);
  const elements: Buffer[] = [];
  let start = 0;
  for (let at = listAt; at + size <= data.length && elements.length < 1000; at += size) {
    const end = data.readUIntLE(at, size);
    if (end < start || end > listAt) return elements;
    elements.push(data.subarray(start, end));
    start = end;
  }
  return elements;
}

/** Two texts one after the other; where the first ends stands behind them. */
function pairOf(data: Buffer): readonly [string, string] {
  const first = textOf(data);
  return [first, textOf(data.subarray(Buffer.byteLength(first) + 1))];
}
