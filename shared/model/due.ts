import type { OfficeHours } from './office-hours.ts';
import { afterOfficeTime, createOfficeTime } from './office-time.ts';
import type { Targets } from './targets.ts';
import type { Hindrance } from './ticket.ts';

/** Agents are warned when this share of the time is used up. */
const warnAfter = 0.75;

/** What is due next of a ticket, in milliseconds since 1970. */
export interface Due {
  readonly kind: 'answer' | 'solution';
  readonly at: number;
  readonly soonAt: number;
}
/** While it was for the help desk to do something; `to` null: it still is. */
export interface OurTurn {
  readonly from: number;
  readonly to: number | null;
}
export interface DueFacts {
  readonly hinders: Hindrance;
  readonly answered: boolean;
  /** In order, without overlaps. */
  readonly turns: readonly OurTurn[];
}

/** Null: there is no target, or it is not our turn. Time in which we wait for the user does not count. */
export function dueOf({ hinders, answered, turns }: DueFacts, targets: Targets, hours: OfficeHours): Due | null {
  const last = turns.at(-1);
  if (!last || last.to !== null) return null;
  const { firstAnswer, solution } = targets[hinders];
  const wanted = [
    ...(answered || firstAnswer === null ? [] : [{ kind: 'answer' as const, target: firstAnswer }]),
    ...(solution === null ? [] : [{ kind: 'solution' as const, target: solution }]),
  ];
  const dues = wanted.flatMap(({ kind, target }): Due[] => {
    const at = reached(turns, hours, target * 3_600_000);
    return at === null ? [] : [{ kind, at, soonAt: reached(turns, hours, target * 3_600_000 * warnAfter) ?? at }];
  });
  return dues.sort((a, b) => a.at - b.at)[0] ?? null;
}

/** When our turns have taken so much office time together. */
function reached(turns: readonly OurTurn[], hours: OfficeHours, time: number): number | null {
  let left = time;
  for (const { from, to } of turns) {
    if (to === null) return afterOfficeTime(hours, from, left);
    const spent = createOfficeTime(hours, from, to)(from, to);
    if (spent >= left) return afterOfficeTime(hours, from, left);
    left -= spent;
  }
  return null;
}
