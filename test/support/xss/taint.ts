import type { z } from 'zod';
import type { Section } from '../../../shared/model/section.ts';
import { sectionData } from '../../../shared/model/sections.ts';
import { sampleOf } from './sample.ts';

/** Which payloads are put in: a list's items take `size` of them from `round * size` on, one each. */
export interface Dose {
  readonly payloads: readonly string[];
  readonly round: number;
  readonly size: number;
}

type Path = readonly (string | number)[];
interface Plan {
  /** Path with `*` for the place in a list -> how long a text may be there. Not in it: no text of ours fits. */
  readonly room: ReadonlyMap<string, number>;
  /** The same -> how many items a list may have. */
  readonly items: ReadonlyMap<string, number>;
}

/**
 * The same value with payloads in every text that its schema leaves free, and with its lists made long. What a schema
 * narrows (ids, times, one of a few words) stays: a client or a server would refuse it.
 */
export function taint<S extends z.ZodType>(value: z.output<S>, schema: S, dose: Dose): z.output<S> {
  const plan = plannedFor(value, schema, dose.size);
  const made = build(value, [], null, plan, dose);
  return schema.parse(made);
}

const lengths = [4000, 1000, 300, 200, 160, 100, 80, 60, 40, 20];
const probe = `"><img src=x onerror=__xss(0)>'\``;

/** Finding a plan tries every text in every length; the rounds ask for the same answers again and again. */
const plans = new WeakMap<z.ZodType, Map<string, Plan>>();

function plannedFor(value: unknown, schema: z.ZodType, size: number): Plan {
  const known = plans.get(schema) ?? new Map<string, Plan>();
  plans.set(schema, known);
  const key = `${size} ${JSON.stringify(value)}`;
  const plan = known.get(key) ?? planFor(value, schema, size);
  known.set(key, plan);
  return plan;
}

function planFor(value: unknown, schema: z.ZodType, size: number): Plan {
  const room = new Map<string, number>();
  const items = new Map<string, number>();
  const fits = (path: Path, replacement: unknown) => schema.safeParse(replaced(value, path, replacement)).success;
  walk(value, [], (path, part) => {
    const key = patternOf(path);
    if (typeof part === 'string' && !room.has(key)) {
      const most = lengths.find((length) => fits(path, probe.padEnd(length, '~').slice(0, length)));
      if (most !== undefined) room.set(key, most);
    } else if (Array.isArray(part) && part.length > 0 && !items.has(key)) {
      const most = [size, 40, 20, 10, 5].find((count) =>
        fits(
          path,
          Array.from({ length: count }, (_, at) => copyOf(part, at)),
        ),
      );
      items.set(key, most ?? part.length);
    }
  });
  return { room, items };
}

function build(value: unknown, path: Path, index: number | null, plan: Plan, dose: Dose): unknown {
  if (typeof value === 'string') return textFor(value, plan.room.get(patternOf(path)), index, dose);
  if (Array.isArray(value)) {
    if (value.some(isSection)) return allSections(dose);
    // A list within a list stays as it is: the outer one brings the payloads.
    const count = index === null ? (plan.items.get(patternOf(path)) ?? value.length) : value.length;
    return Array.from({ length: count }, (_, at) =>
      build(copyOf(value, at), [...path, at], index ?? dose.round * dose.size + at, plan, dose),
    );
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, build(part, [...path, key], index, plan, dose)]));
}

function textFor(text: string, room: number | undefined, index: number | null, { payloads, round, size }: Dose): string {
  if (room === undefined) return text;
  const one = (at: number) => payloads[at % payloads.length] ?? '';
  if (index !== null) return one(index).slice(0, room);
  // A text that stands alone takes many, as paragraphs, where there is room.
  const many = Array.from({ length: size }, (_, at) => one(round * size + at)).join('\n\n');
  return room < 1000 ? one(round).slice(0, room) : many.slice(0, room);
}

/** Every section that there is, each with payloads wherever its own schema takes them, and one that nobody knows. */
function allSections(dose: Dose): Section[] {
  const envelope = { takenAt: '2026-11-24T04:10:00.000Z', durationMs: 1 };
  const first = dose.round * dose.size;
  const text = (at: number) => dose.payloads[(first + at) % dose.payloads.length] ?? '';
  const known = Object.entries(sectionData).map(([id, schema], at): Section => {
    const data = taint(sampleOf(schema), schema as z.ZodType, { ...dose, size: 12, round: dose.round * 40 + at });
    return { id, status: 'partial', ...envelope, error: text(at).slice(0, 1000), data };
  });
  const unknown = {
    [text(1)]: text(2),
    list: Array.from({ length: dose.size }, (_, at) => text(at)),
    deep: { deeper: [{ text: text(3) }] },
  };
  return [
    ...known,
    { id: 'of-tomorrow', status: 'ok', ...envelope, data: unknown },
    { id: 'broken', status: 'failed', ...envelope, error: text(4).slice(0, 1000) },
  ];
}

function walk(value: unknown, path: Path, visit: (path: Path, part: unknown) => void): void {
  visit(path, value);
  if (Array.isArray(value)) {
    if (!value.some(isSection)) for (const [at, part] of value.entries()) walk(part, [...path, at], visit);
  } else if (isRecord(value)) for (const [key, part] of Object.entries(value)) walk(part, [...path, key], visit);
}

function replaced(value: unknown, [first, ...rest]: Path, replacement: unknown): unknown {
  if (first === undefined) return replacement;
  if (Array.isArray(value)) return value.map((part, at) => (at === first ? replaced(part, rest, replacement) : part));
  const record = value as Record<string, unknown>;
  return { ...record, [first]: replaced(record[first], rest, replacement) };
}

/** The item at a place of a list that is longer than it was, with an id of its own. */
function copyOf(list: readonly unknown[], at: number): unknown {
  const item = list[at % list.length];
  if (at < list.length || !isRecord(item) || typeof item.id !== 'string') return item;
  const uuid = /^[0-9a-f]{8}-/.test(item.id);
  return { ...item, id: uuid ? `${item.id.slice(0, 24)}${at.toString(16).padStart(12, 'f')}` : `${item.id}-${at}` };
}

const patternOf = (path: Path): string => path.map((part) => (typeof part === 'number' ? '*' : part)).join('\u0000');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

const isSection = (value: unknown): boolean => isRecord(value) && 'takenAt' in value && 'durationMs' in value && 'status' in value;
