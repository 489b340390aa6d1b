import type { WaveMigration } from '../../../shared/api/agent/lead.ts';
import { lastNotAfter } from '../../../shared/model/office-time.ts';
import { dayAfter, instantIn } from '../../../shared/model/zoned-day.ts';
import type { DesktopSpan, TicketFacts } from './rows.ts';
import { type Known, type OfficeTime, round, Tally } from './tally.ts';

export interface Wave {
  readonly id: string;
  readonly name: string;
  readonly migratedOn: string;
}

const firstWeek = -4;
const lastWeek = 11;
type Part = 'before' | 'first' | 'later';
/** By week of the migration: the weeks in which help is wanted most are told apart from what comes after. */
const partOf = (week: number): Part => (week < 0 ? 'before' : week < 4 ? 'first' : 'later');
const partStart: Readonly<Record<Part, number>> = { before: firstWeek, first: 0, later: 4 };

/** The weeks around the migration day of one wave. */
export class Migration {
  readonly wave: Wave;
  /** When each week begins, and when the last one ends. */
  readonly #starts: number[];
  readonly #counts: number[];
  readonly #parts: Readonly<Record<Part, Tally>> = { before: new Tally(), first: new Tally(), later: new Tally() };
  #desktops = 0;

  constructor(wave: Wave, zone: string) {
    this.wave = wave;
    const weeks = Array.from({ length: lastWeek - firstWeek + 2 }, (_, index) => index + firstWeek);
    this.#starts = weeks.map((week) => instantIn(dayAfter(wave.migratedOn, week * 7), 0, zone));
    this.#counts = weeks.slice(0, -1).map(() => 0);
  }

  get start(): number {
    return this.#starts[0] ?? 0;
  }
  get end(): number {
    return this.#starts.at(-1) ?? 0;
  }

  add(ticket: TicketFacts, office: OfficeTime): void {
    const index = lastNotAfter(this.#starts, ticket.at);
    if (index < 0 || index >= this.#counts.length) return;
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#parts[partOf(index + firstWeek)].add(ticket, office);
  }

  addTip(at: number): void {
    const index = lastNotAfter(this.#starts, at);
    if (index >= 0 && index < this.#counts.length) this.#parts[partOf(index + firstWeek)].solvedByTips += 1;
  }

  addDesktop({ from, to }: DesktopSpan, enrolled: boolean): void {
    if (enrolled) this.#desktops += 1;
    const bounds = [this.start, this.#begin('first'), this.#begin('later'), this.end];
    for (const [index, part] of (['before', 'first', 'later'] as const).entries())
      this.#parts[part].desktopDays += daysWithin({ from, to }, bounds[index] ?? 0, bounds[index + 1] ?? 0);
  }

  #begin(part: Part): number {
    return this.#starts[partStart[part] - firstWeek] ?? 0;
  }

  finish(now: number, known: Known): WaveMigration {
    const part = (name: Part) => (this.#begin(name) > now ? null : this.#parts[name].measures(known));
    return {
      ...this.wave,
      desktops: this.#desktops,
      before: part('before'),
      first: part('first'),
      later: part('later'),
      weeks: this.#counts.map((tickets, index) => ({
        week: index + firstWeek,
        tickets,
        per100: (this.#starts[index] ?? 0) > now || this.#desktops === 0 ? null : round((tickets * 100) / this.#desktops, 1),
      })),
    };
  }
}

/** Days, with their fraction, of what two spans share. */
export const daysWithin = (span: { readonly from: number; readonly to: number }, start: number, end: number): number =>
  Math.max(0, Math.min(span.to, end) - Math.max(span.from, start)) / 86_400_000;
