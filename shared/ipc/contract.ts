import type { z } from 'zod';
import { announcementsCalls } from './announcements.ts';
import { appCalls, type Start, type SyncState, type View } from './app.ts';
import type { CallGroup, calls, EventName } from './channels.ts';
import { addressesCalls, contactCalls } from './contact.ts';
import { freshSetCalls } from './fresh-set.ts';
import { computerCalls, reportCalls } from './report.ts';
import { reportFileCalls, reportsCalls } from './reports.ts';
import { settingsCalls } from './settings.ts';
import { tipsCalls } from './tips.ts';

export type { ShownAnnouncement } from './announcements.ts';
export type { Start, SyncState, View } from './app.ts';
export type { NewCode, OwnAddresses, SupportCode } from './contact.ts';
export type { AskedFor } from './fresh-set.ts';
export type { Candidate, Draft, Evidence, Preview, ReportStart, SendResult } from './report.ts';
export type { Conversation, ReportItem, TakenAlong } from './reports.ts';
export type { Settings } from './settings.ts';
export type { TipHit, Unanswered } from './tips.ts';

/** What a page may ask of main, one group of calls a file; `channels.ts` has the names. */
export const contract = {
  app: appCalls,
  report: reportCalls,
  reports: reportsCalls,
  reportFile: reportFileCalls,
  freshSet: freshSetCalls,
  tips: tipsCalls,
  announcements: announcementsCalls,
  computer: computerCalls,
  addresses: addressesCalls,
  contact: contactCalls,
  settings: settingsCalls,
} as const satisfies { [G in CallGroup]: Record<(typeof calls)[G][number], { input: z.ZodType; output: z.ZodType }> };

export interface EventPayloads extends Record<EventName, unknown> {
  show: View;
  reportsChanged: null;
  tipsChanged: null;
  announcementsChanged: null;
  syncChanged: SyncState;
  settingsChanged: Start;
  evidenceChanged: { id: string };
  /** `pandu code` made a newer one. */
  codeReplaced: null;
}

type Contract = typeof contract;
type InputOf<C> = C extends { input: infer I extends z.ZodType } ? z.input<I> : never;
type OutputOf<C> = C extends { output: infer O extends z.ZodType } ? z.output<O> : never;
type ParsedOf<C> = C extends { input: infer I extends z.ZodType } ? z.output<I> : never;

/** What the page sees as `window.pandu`. */
export type PanduBridge = {
  readonly [G in keyof Contract]: {
    readonly [M in keyof Contract[G]]: (
      ...input: undefined extends InputOf<Contract[G][M]> ? [] : [InputOf<Contract[G][M]>]
    ) => Promise<OutputOf<Contract[G][M]>>;
  };
} & {
  /** Returns the way to stop listening. */
  readonly on: <E extends EventName>(name: E, listener: (payload: EventPayloads[E]) => void) => () => void;
};

/** What main implements, one group a file. */
export type Handlers = {
  readonly [G in keyof Contract]: {
    readonly [M in keyof Contract[G]]: (input: ParsedOf<Contract[G][M]>) => OutputOf<Contract[G][M]> | Promise<OutputOf<Contract[G][M]>>;
  };
};
