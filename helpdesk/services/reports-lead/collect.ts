import type { Hurt, LeadFilter, LeadReport, ReportLine } from '../../../shared/api/agent/lead.ts';
import { causes } from '../../../shared/model/cause.ts';
import { lastNotAfter } from '../../../shared/model/office-time.ts';
import { dayAfter, instantIn } from '../../../shared/model/zoned-day.ts';
import { Hurts } from './hurts.ts';
import { daysWithin, Migration } from './migrations.ts';
import { type Period, previousOf, weeksOf, within } from './period.ts';
import type { DesktopSpan, TicketFacts, TipHelp } from './rows.ts';
import { Slow } from './slow.ts';
import { type OfficeTime, Tally } from './tally.ts';

export interface LeadGroup {
  readonly id: string;
  readonly name: string;
  readonly migratedOn: string | null;
}
export interface Collecting {
  readonly period: Period;
  readonly filter: LeadFilter;
  readonly groups: readonly LeadGroup[];
  /** Of all desktops that a ticket, a tip or a day may be of. */
  readonly desktops: readonly DesktopSpan[];
  readonly office: OfficeTime;
  readonly now: number;
}
type Numbers = Pick<LeadReport, 'total' | 'previous' | 'weeks' | 'waves' | 'departments' | 'applications' | 'causes' | 'migrations'> & {
  readonly hurts: Hurt[];
  readonly slow: LeadReport['learn']['slow'];
};
const mostApplications = 30;
const hurtDays = 28;

/**
 * All numbers of the report, while the rows pass by in any order: only sums and times are kept, so that 200,000 tickets fit.
 * A desktop in several groups counts in each of them; what is of no group has a line of its own.
 */
export class Collect {
  readonly #of: Collecting;
  readonly #previous: Period;
  readonly #weeks: { readonly monday: string; readonly start: number; readonly tally: Tally }[];
  readonly #starts: number[];
  readonly #total = new Tally();
  readonly #before = new Tally();
  readonly #byGroup = new Map<string | null, Tally>();
  readonly #noWave = new Tally();
  readonly #noDepartment = new Tally();
  readonly #byApplication = new Map<string | null, Tally>();
  readonly #byCause = new Map<string | null, Tally>();
  readonly #hurts = new Hurts();
  readonly #slow = new Slow();
  readonly #migrations: Migration[];
  readonly #groupsOf: ReadonlyMap<string, readonly string[]>;
  readonly #waves: ReadonlySet<string>;
  readonly #hurtFrom: number;
  readonly #hurtBefore: number;

  constructor(of: Collecting) {
    const { period, filter, groups } = of;
    this.#of = of;
    this.#previous = previousOf(period);
    this.#weeks = weeksOf(period).map((week) => ({ ...week, tally: new Tally() }));
    this.#starts = this.#weeks.map(({ start }) => start);
    this.#groupsOf = new Map(of.desktops.map(({ id, groups: ids }) => [id, ids]));
    this.#waves = new Set(groups.flatMap(({ id, migratedOn }) => (migratedOn === null ? [] : [id])));
    this.#hurtFrom = instantIn(dayAfter(period.to, 1 - hurtDays), 0, period.zone);
    this.#hurtBefore = instantIn(dayAfter(period.to, 1 - 2 * hurtDays), 0, period.zone);
    this.#migrations = groups
      .flatMap(({ id, name, migratedOn }) => (migratedOn === null ? [] : [new Migration({ id, name, migratedOn }, period.zone)]))
      .filter(({ wave, start, end }) => start < period.end && end > period.start && (filter.wave ?? wave.id) === wave.id);
    for (const { id } of groups) this.#byGroup.set(id, new Tally());
    for (const desktop of of.desktops) this.#addDesktop(desktop);
  }

  /** From when to when tickets and words about tips matter: wider than the period, for comparisons. */
  get span(): { readonly start: number; readonly end: number } {
    const { period } = this.#of;
    return {
      start: Math.min(this.#previous.start, this.#hurtBefore, ...this.#migrations.map(({ start }) => start)),
      end: Math.max(period.end, ...this.#migrations.map(({ end }) => end)),
    };
  }

  /** @returns whether it is one of those that the filter asks for */
  add(ticket: TicketFacts): boolean {
    const { period, filter, office } = this.#of;
    const groups = this.#groupsOf.get(ticket.desktopId ?? '') ?? [];
    if (!this.#wantsGroups(groups)) return false;
    if (filter.application !== undefined && ticket.application !== filter.application) return false;
    if (filter.cause !== undefined && (ticket.cause ?? 'none') !== filter.cause) return false;
    for (const migration of this.#migrations) if (groups.includes(migration.wave.id)) migration.add(ticket, office);
    if (ticket.at < period.end && ticket.at >= this.#hurtBefore) this.#hurts.add(ticket, ticket.at >= this.#hurtFrom);
    if (within(this.#previous, ticket.at)) this.#before.add(ticket, office);
    if (!within(period, ticket.at)) return true;
    this.#slow.add(ticket, office);
    for (const tally of [
      this.#total,
      this.#week(ticket.at),
      ...this.#groupTallies(groups),
      made(this.#byApplication, ticket.application),
      made(this.#byCause, ticket.cause),
    ])
      tally?.add(ticket, office);
    return true;
  }

  addTip({ desktopId, at }: TipHelp): void {
    const groups = this.#groupsOf.get(desktopId) ?? [];
    if (!this.#wantsGroups(groups)) return;
    for (const migration of this.#migrations) if (groups.includes(migration.wave.id)) migration.addTip(at);
    if (within(this.#previous, at)) this.#before.solvedByTips += 1;
    if (!within(this.#of.period, at)) return;
    for (const tally of [this.#total, this.#week(at), ...this.#groupTallies(groups)]) if (tally) tally.solvedByTips += 1;
  }

  #addDesktop(desktop: DesktopSpan): void {
    if (!this.#wantsGroups(desktop.groups)) return;
    const { period, now } = this.#of;
    for (const migration of this.#migrations)
      if (desktop.groups.includes(migration.wave.id))
        migration.addDesktop({ ...desktop, to: Math.min(desktop.to, now) }, desktop.to >= now);
    this.#before.desktopDays += daysWithin(desktop, this.#previous.start, Math.min(this.#previous.end, now));
    const end = Math.min(period.end, now);
    const days = daysWithin(desktop, period.start, end);
    for (const tally of [this.#total, ...this.#groupTallies(desktop.groups)]) tally.desktopDays += days;
    for (const [index, { start, tally }] of this.#weeks.entries())
      tally.desktopDays += daysWithin(desktop, Math.max(start, period.start), Math.min(this.#starts[index + 1] ?? end, end));
  }

  #wantsGroups(groups: readonly string[]): boolean {
    const { wave, department } = this.#of.filter;
    return (wave === undefined || groups.includes(wave)) && (department === undefined || groups.includes(department));
  }

  #week(at: number): Tally | undefined {
    return this.#weeks[lastNotAfter(this.#starts, at)]?.tally;
  }

  #groupTallies(groups: readonly string[]): Tally[] {
    const tallies = groups.flatMap((id) => this.#byGroup.get(id) ?? []);
    if (!groups.some((id) => this.#waves.has(id))) tallies.push(this.#noWave);
    if (groups.every((id) => this.#waves.has(id))) tallies.push(this.#noDepartment);
    return tallies;
  }

  finish(): Numbers {
    const { filter, groups, now } = this.#of;
    const whole = filter.application === undefined && filter.cause === undefined;
    const known = { tips: whole, days: filter.cause === undefined };
    const line = (key: string | null, name: string, tally: Tally, tips = known): ReportLine => ({ key, name, ...tally.measures(tips) });
    const groupLines = (waves: boolean, rest: Tally) => [
      ...groups
        .filter(({ id }) => this.#waves.has(id) === waves)
        .flatMap(({ id, name }) => {
          const tally = this.#byGroup.get(id);
          return tally ? [line(id, name, tally)] : [];
        }),
      line(null, '', rest),
    ];
    const total = this.#total.measures(known);
    for (const tally of this.#byApplication.values()) tally.desktopDays = this.#total.desktopDays;
    const applications = [...this.#byApplication]
      .map(([key, tally]) => line(key, key ?? '', tally, { ...known, tips: false }))
      .sort((a, b) => b.tickets - a.tickets || a.name.localeCompare(b.name, 'en'));
    const causeLines = [...causes, null].flatMap((key) => {
      const tally = this.#byCause.get(key);
      return tally ? [line(key, key ?? '', tally, { tips: false, days: false })] : [];
    });
    return {
      total,
      previous: this.#before.measures(known),
      weeks: this.#weeks.map(({ monday, tally }) => line(monday, monday, tally)),
      waves: groupLines(true, this.#noWave),
      departments: groupLines(false, this.#noDepartment),
      applications: applications.slice(0, mostApplications),
      causes: causeLines,
      migrations: this.#migrations.map((migration) => migration.finish(now, known)),
      hurts: this.#hurts.worst(),
      slow: this.#slow.slowest(this.#total.medianSolution),
    };
  }
}

function made(map: Map<string | null, Tally>, key: string | null): Tally {
  const tally = map.get(key) ?? new Tally();
  map.set(key, tally);
  return tally;
}
