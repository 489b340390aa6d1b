import { z } from 'zod';
import { causeSchema } from '../../model/cause.ts';
import { idSchema, timeSchema } from '../../model/ids.ts';
import { languageSchema, localTextSchema } from '../../model/language.ts';
import { officeHoursSchema } from '../../model/office-hours.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

const count = z.number().int().nonnegative();
/** Minutes of office hours; null: nothing to take it of. 90 % were as fast as `p90` or faster. */
const timesSchema = z.object({ count, median: z.number().nullable(), p90: z.number().nullable() });

/** Of the tickets that came in a span of time, whatever happened to them later. */
const measuresSchema = z.object({
  tickets: count,
  /** Users who could not work. */
  blocked: count,
  /** Neither solved nor closed until now. */
  open: count,
  answer: timesSchema,
  solution: timesSchema,
  reopened: count,
  /** Users who said whether it is solved, and those who said yes. */
  judged: count,
  saidSolved: count,
  ratings: count,
  /** Mean of 1 to 5. */
  rating: z.number().nullable(),
  /** "This helped" under tips; null: cannot be told for such a line. */
  solvedByTips: count.nullable(),
  /** Tickets that are about a crash. */
  crashes: count,
  desktopDays: z.number().nullable(),
  crashesPer100Days: z.number().nullable(),
});
export type Measures = z.infer<typeof measuresSchema>;

const line = measuresSchema.extend({
  /** Id of a group, name of an application, id of a cause; null: all that has none. */
  key: z.string().nullable(),
  name: z.string(),
});
export type ReportLine = z.infer<typeof line>;

/** `new`: there was none before. More or less only when that is hardly by chance: over two standard deviations. */
const trendSchema = z.enum(['new', 'more', 'same', 'less']);
export type Trend = z.infer<typeof trendSchema>;

const hurtSchema = z.object({
  kind: z.enum(['crash', 'application']),
  /** Signature of the crash, or name of the application. */
  key: z.string(),
  name: z.string(),
  /** In the last 28 days of the report, and in the 28 days before these. */
  tickets: count,
  before: count,
  blocked: count,
  /** 3 for a user who could not work, 2 for one slowed down, 1 for a question. */
  points: count,
  trend: trendSchema,
});
export type Hurt = z.infer<typeof hurtSchema>;

const migrationSchema = z.object({
  id: idSchema,
  name: z.string(),
  migratedOn: z.iso.date(),
  /** Enrolled now. */
  desktops: count,
  /** The four weeks before the day, the four from it on, the eight after these; null: not begun yet. */
  before: measuresSchema.nullable(),
  first: measuresSchema.nullable(),
  later: measuresSchema.nullable(),
  /** Week 0 begins on the migration day; `per100`: tickets per 100 desktops; null: not begun, or no desktops. */
  weeks: z.array(z.object({ week: z.number().int(), tickets: count, per100: z.number().nullable() })),
});
export type WaveMigration = z.infer<typeof migrationSchema>;

const learnSchema = z.object({
  /** Solved tickets of which no tip was made, and how many published tips are about that application. */
  withoutTip: z.array(z.object({ application: z.string(), tickets: count, tips: count })),
  /** Of at least five who judged it, fewer than half were helped. */
  failingTips: z.array(z.object({ id: z.string(), title: localTextSchema, helped: count, notHelped: count })),
  /** At least five solved, and a longer median than all tickets together. Minutes. */
  slow: z.array(z.object({ application: z.string(), cause: causeSchema.nullable(), solved: count, median: z.number(), p90: z.number() })),
  /** Searches that found no tip, from users who agreed to tell; empty where the help desk does not count them. */
  questions: z.array(z.object({ text: z.string(), asked: count })),
});
export type Learn = z.infer<typeof learnSchema>;

const issueSchema = z.object({
  id: idSchema,
  title: localTextSchema,
  startsAt: timeSchema,
  resolvedAt: timeSchema.nullable(),
  meToos: count,
  tickets: count,
});

const leadReportSchema = z.object({
  /** Days in the zone of the office hours, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  madeAt: timeSchema,
  officeHours: officeHoursSchema,
  total: measuresSchema,
  /** The span of the same length just before. */
  previous: measuresSchema,
  weeks: z.array(line),
  waves: z.array(line),
  departments: z.array(line),
  /** The thirty with most tickets. */
  applications: z.array(line),
  causes: z.array(line),
  migrations: z.array(migrationSchema),
  hurts: z.array(hurtSchema),
  learn: learnSchema,
  issues: z.array(issueSchema),
});
export type LeadReport = z.infer<typeof leadReportSchema>;

const filter = {
  /** Twelve weeks until today when not given; at most 106 weeks. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  wave: idSchema.optional(),
  department: idSchema.optional(),
  application: z.string().min(1).max(200).optional(),
  cause: z.union([causeSchema, z.literal('none')]).optional(),
};
const leadTables = ['weeks', 'waves', 'departments', 'applications', 'causes', 'migrations', 'hurts', 'issues'] as const;
export type LeadTable = (typeof leadTables)[number];

const filterSchema = z.object(filter);
export type LeadFilter = z.infer<typeof filterSchema>;

export const leadRoutes = defineRoutes({
  getLeadReport: {
    method: 'GET',
    path: `${v1}/reports/lead`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: filterSchema,
    summary: 'How the migration goes: volumes, times in office hours, satisfaction, crashes, what hurts most, what to learn next.',
    reply: leadReportSchema,
  },
  getLeadCsv: {
    method: 'GET',
    path: `${v1}/reports/lead/csv`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: filterSchema.extend({ table: z.enum(leadTables) }),
    summary: 'One table of the report as CSV (UTF-8, RFC 4180); texts that a spreadsheet would run as formulas begin with an apostrophe.',
    reply: 'binary',
  },
  getLeadMail: {
    method: 'GET',
    path: `${v1}/reports/lead/mail`,
    auth: 'session',
    role: 'agent',
    status: 200,
    query: filterSchema.extend({ language: languageSchema.default('en') }),
    summary: 'The report in some lines of plain text, to be mailed.',
    reply: z.object({ subject: z.string(), text: z.string() }),
  },
});
