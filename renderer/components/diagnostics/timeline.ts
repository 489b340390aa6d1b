import type { Section } from '../../../shared/model/section.ts';
import { dataOf } from './known.ts';

/** The rows of the timeline, from what one looks for first to what is behind it. */
export const lanes = ['report', 'crash', 'error', 'change'] as const;
type Lane = (typeof lanes)[number];

/** Something that happened at one moment. */
export interface Mark {
  readonly lane: Lane;
  /** ISO time. */
  readonly at: string;
  /** The program, package or device that it is about; empty for the report. */
  readonly name: string;
  readonly detail: string;
  /** Of changes: "installed", "upgraded", …, as the desktop says. */
  readonly kind?: string | undefined;
  /** How often in a row. */
  readonly count: number;
}

/** More is not drawn; what is nearest to the report stays. */
const mostMarks = 500;

function crashesOf(sections: readonly Section[]): Mark[] {
  const own = dataOf(sections, 'crash');
  const all = [...(own ? [own] : []), ...(dataOf(sections, 'crashes')?.crashes ?? [])];
  const marks = all.map(
    ({ at, application, executable, signal }): Mark => ({
      lane: 'crash',
      at,
      name: application?.name ?? executable.split('/').at(-1) ?? '',
      detail: signal,
      count: 1,
    }),
  );
  // The crash that a report is about is in the list of all as well.
  return [...new Map(marks.map((mark) => [`${mark.at} ${mark.name}`, mark])).values()];
}

function changesOf(sections: readonly Section[]): Mark[] {
  return (dataOf(sections, 'changes')?.items ?? []).map(({ at, kind, name, from, to }) => ({
    lane: 'change',
    at,
    name,
    detail: [from, to].filter(Boolean).join(' → '),
    kind,
    count: 1,
  }));
}

/** Everything with a time, the oldest first. Empty when nothing but the report itself happened. */
export function marksOf(sections: readonly Section[], reportAt: string): Mark[] {
  const errors = (dataOf(sections, 'journal')?.entries ?? [])
    .filter(({ priority }) => priority <= 3)
    .map(({ at, source, message, count }): Mark => ({ lane: 'error', at, name: source, detail: message, count }));
  const found = [...crashesOf(sections), ...errors, ...changesOf(sections)];
  if (found.length === 0) return [];
  const sorted = found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(-mostMarks);
  return [...sorted, { lane: 'report', at: reportAt, name: '', detail: '', count: 1 }];
}

/** Marks of one lane that are too near to each other to be told apart. */
export interface Cluster {
  readonly lane: Lane;
  /** 0 (the oldest) to 100 (the end), in percent of the width. */
  readonly position: number;
  readonly marks: readonly Mark[];
}
interface Tick {
  readonly position: number;
  /** Before the end. */
  readonly seconds: number;
}
export interface Timeline {
  readonly clusters: readonly Cluster[];
  readonly ticks: readonly Tick[];
}

const slots = 40;
/** Seconds before the end up to which the axis is nearly even; further back it draws together more and more. */
const bend = 600;
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const tickSeconds = [10 * minute, hour, 6 * hour, day, 3 * day, 7 * day, 30 * day, 90 * day, 365 * day];

/**
 * One axis for minutes and months: the age is drawn by its logarithm, so that the last hour has room beside last month's
 * upgrade. What claims to be later than the end, as with a wrong clock, stands at the end.
 * @param end ISO time at which the set was taken
 */
export function layOut(marks: readonly Mark[], end: string): Timeline {
  const ageOf = ({ at }: Mark) => Math.max(0, (Date.parse(end) - Date.parse(at)) / 1000);
  const oldest = Math.max(hour, ...marks.map(ageOf));
  const position = (age: number) => 100 * (1 - Math.log1p(age / bend) / Math.log1p(oldest / bend));
  const clusters = new Map<string, { lane: Lane; position: number; marks: Mark[] }>();
  for (const mark of marks) {
    const slot = Math.round((position(ageOf(mark)) / 100) * slots);
    const key = `${mark.lane} ${slot}`;
    const cluster = clusters.get(key) ?? { lane: mark.lane, position: (slot / slots) * 100, marks: [] };
    cluster.marks.push(mark);
    clusters.set(key, cluster);
  }
  const ticks: Tick[] = [];
  for (const seconds of tickSeconds) {
    const tick = { seconds, position: position(seconds) };
    const former = ticks.at(-1);
    // Not over each other, nor over "now" at the end.
    if (seconds <= oldest && tick.position < 84 && tick.position > 4 && (!former || former.position - tick.position > 18)) ticks.push(tick);
  }
  const order = [...clusters.values()].sort((a, b) => lanes.indexOf(a.lane) - lanes.indexOf(b.lane) || a.position - b.position);
  return { clusters: order, ticks };
}
