import { z } from 'zod';
import { myAddressesSchema } from '../api/desktop-routes.ts';
import { announcementSchema } from '../model/announcement.ts';
import { applicationSchema } from '../model/application.ts';
import { callSchema } from '../model/call.ts';
import { crashSchema } from '../model/crash.ts';
import { findingSchema } from '../model/finding.ts';
import { freshSetRequestSchema } from '../model/fresh-set.ts';
import { idSchema, timeSchema, tipIdSchema } from '../model/ids.ts';
import { languageSchema } from '../model/language.ts';
import { policySchema } from '../model/policy.ts';
import { sectionSchema } from '../model/section.ts';
import { codePattern } from '../model/support-code.ts';
import { hindranceSchema, outcomeSchema, ticketSchema } from '../model/ticket.ts';
import { pictureDigest, tipSchema } from '../model/tip.ts';
import { tipEventSchema, tipPlaceSchema } from '../model/tip-effect.ts';
import type { CallGroup, calls, EventName } from './channels.ts';

const nothing = z.undefined();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');
const byId = z.object({ id: idSchema });
const tipById = z.object({ id: tipIdSchema });
const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** Where a window is, or is asked to go. `id`: a report's or a tip's. */
const viewSchema = z.object({
  name: z.enum(['home', 'report', 'tips', 'reports', 'computer', 'contact', 'settings']),
  id: z.string().max(80).optional(),
  /** What was typed on Home, carried into the report. */
  text: z.string().max(10_000).optional(),
  /** Where the tip that is opened was met; `list` without it. */
  from: tipPlaceSchema.optional(),
});
export type View = z.infer<typeof viewSchema>;

/** "22:00". */
const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const settingsFields = z.object({
  /** `system`: as the desktop environment says. */
  language: z.enum(['system', ...languageSchema.options]),
  theme: z.enum(['system', 'light', 'dark']),
  autostart: z.boolean(),
  notifications: z.boolean(),
  /** Tell when an application closed unexpectedly. */
  crashNotices: z.boolean(),
  /** One tip a day in the first days after migration. */
  tipOfTheDay: z.boolean(),
  /** Applications of whose crashes the user does not want to hear. `id`: desktop file id, or the path of its program. */
  crashNever: z.array(z.object({ id: z.string().min(1).max(200), name: z.string().min(1).max(200) })).max(100),
  /** Local times between which no crash is told; null: never quiet. */
  quietHours: z.object({ from: clockTime, to: clockTime }).nullable(),
  /** Tell the help desk what was searched for in vain? `ask`: nobody has decided, and nothing is told. */
  shareSearches: z.enum(['ask', 'always', 'never']),
});
export const settingsSchema = z.object({
  language: settingsFields.shape.language.default('system'),
  theme: settingsFields.shape.theme.default('system'),
  autostart: settingsFields.shape.autostart.default(true),
  notifications: settingsFields.shape.notifications.default(true),
  crashNotices: settingsFields.shape.crashNotices.default(true),
  tipOfTheDay: settingsFields.shape.tipOfTheDay.default(true),
  crashNever: settingsFields.shape.crashNever.default([]),
  quietHours: settingsFields.shape.quietHours.default(null),
  shareSearches: settingsFields.shape.shareSearches.default('ask'),
});
export type Settings = z.infer<typeof settingsSchema>;

/**
 * `never-enrolled`: no help desk is set up; `refused`: it no longer knows this desktop; `foreign`: what answers is not it;
 * `stale`: something answers as it would, but without news that it vouches for: some may be missing since `newsAt`.
 */
const syncStateSchema = z.object({
  state: z.enum(['online', 'offline', 'never-enrolled', 'refused', 'foreign', 'stale']),
  waiting: z.number().int().nonnegative(),
  lastContactAt: timeSchema.nullable(),
  /** When the last news came that the help desk vouches for, be it that there is none. */
  newsAt: timeSchema.nullable(),
});
export type SyncState = z.infer<typeof syncStateSchema>;

const startSchema = z.object({
  version: z.string(),
  language: languageSchema,
  theme: settingsSchema.shape.theme,
  view: viewSchema,
  policy: policySchema,
  sync: syncStateSchema,
  unread: z.number().int().nonnegative(),
  /** The last phone call in which this desktop's support code was used; it may be over. */
  call: callSchema.nullable(),
  /** The parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]; steps of tips are shown for it. Empty: not known. */
  desktops: z.array(z.string()),
});
export type Start = z.infer<typeof startSchema>;

/** An application to choose from; `icon` is a data URL. */
const candidateSchema = applicationSchema.extend({ icon: z.string().max(400_000).optional() });
export type Candidate = z.infer<typeof candidateSchema>;

export const draftSchema = z.object({
  id: idSchema,
  message: z.string().max(10_000),
  hinders: hindranceSchema,
  application: applicationSchema.nullable(),
  sectionsOff: z.array(z.string().max(40)).max(60),
  tipsShown: z.array(tipIdSchema).max(50),
  issuesShown: z.array(idSchema).max(50).optional(),
});
export type Draft = z.infer<typeof draftSchema>;

const reportStartSchema = z.object({
  id: idSchema,
  createdAt: timeSchema,
  /** What was in front at the click, or null when that cannot be known here. */
  application: candidateSchema.nullable(),
  candidates: z.array(candidateSchema),
  screenshot: z.enum(['pending', 'ready', 'declined', 'unavailable', 'not-allowed']),
  sectionsOff: z.array(z.string()),
  /** The crash that this report is about, when it was begun from its notice; `tip` answers it. */
  crash: crashSchema.extend({ tip: tipIdSchema.nullable() }).optional(),
  /** What was typed before Pandu or the computer went down; absent when nothing was lost. */
  draft: draftSchema.optional(),
});
export type ReportStart = z.infer<typeof reportStartSchema>;

const evidenceSchema = z.object({
  done: z.boolean(),
  screenshot: reportStartSchema.shape.screenshot,
  sections: z.array(sectionSchema),
  findings: z.array(findingSchema),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The exact text that is sent, its size in bytes and its SHA-256 in hexadecimal; pictures travel beside it. */
const previewSchema = z.object({
  text: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  screenshotBytes: z.number().int().nullable(),
});
export type Preview = z.infer<typeof previewSchema>;

/** `shown`: the SHA-256 of the exact text that is on the screen; null when it is not. */
const sendSchema = draftSchema.extend({ shown: previewSchema.shape.sha256.nullable() });

/** `full`: the disk has no room; the page keeps the text and says so. `changed`: it is no longer what was shown. */
const sendResultSchema = z.discriminatedUnion('kept', [
  z.object({ kept: z.literal(true), id: idSchema }),
  z.object({ kept: z.literal(false), reason: z.enum(['full', 'unwritable', 'too-large', 'empty', 'unknown-draft', 'changed']) }),
]);
export type SendResult = z.infer<typeof sendResultSchema>;

/**
 * One row of My reports: from the outbox, a ticket, or both.
 * `kept`: on disk, waits for the network; `sending`; `received`: the help desk has it; `refused`: `reason` is the code of the
 * problem; `broken`: `reason` says why.
 */
const reportItemSchema = z.object({
  id: idSchema,
  title: z.string(),
  application: z.string().nullable(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  state: z.enum(['kept', 'sending', 'received', 'open', 'waiting', 'solved', 'closed', 'refused', 'broken']),
  reason: z.string().nullable(),
  number: z.number().int().nullable(),
  unread: z.boolean(),
  /** Messages of the user that wait to be sent. */
  unsent: z.number().int().nonnegative(),
  /** The help desk asks for a fresh set, and the user has not answered. */
  asked: z.boolean(),
});
export type ReportItem = z.infer<typeof reportItemSchema>;

/**
 * The help desk asks how the computer is now. `kept`: agreed, waits to be sent; `refused`: agreed, and the help desk did not
 * take it.
 */
const askedForSchema = freshSetRequestSchema
  .pick({ id: true, reason: true, askedBy: true, askedAt: true })
  .extend({ state: z.enum(['open', 'kept', 'sent', 'declined', 'refused']) });
export type AskedFor = z.infer<typeof askedForSchema>;

const conversationSchema = z.object({
  item: reportItemSchema,
  /** What the user wrote first, known before there is a ticket. */
  message: z.string(),
  ticket: ticketSchema.nullable(),
  /** The user's own replies that are not confirmed yet. */
  pending: z.array(z.object({ id: idSchema, at: timeSchema, text: z.string(), pictures: z.number().int() })),
  asked: askedForSchema.nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

/**
 * `saved`: nothing more was done; `mailed`: a mail program was opened, which may have the file in it; `gone`: it was sent meanwhile;
 * `not-enrolled`: the help desk could not tell whose it is; `failed`: it could not be written there.
 */
const takenAlongSchema = z.discriminatedUnion('state', [
  z.object({ state: z.enum(['saved', 'mailed']), file: z.string() }),
  z.object({ state: z.enum(['cancelled', 'gone', 'not-enrolled', 'too-large', 'failed']) }),
]);
export type TakenAlong = z.infer<typeof takenAlongSchema>;

/** `problem`: the list is not known; `no-address`: what was typed is none. Not `available`, and none there: nothing to offer. */
const ownAddressesSchema = myAddressesSchema.extend({ problem: z.enum(['offline', 'too-many', 'no-address', 'failed']).nullable() });
export type OwnAddresses = z.infer<typeof ownAddressesSchema>;

const tipHitSchema = z.object({
  id: tipIdSchema,
  version: z.number().int().positive(),
  title: z.string(),
  app: z.string(),
  problem: z.string(),
  score: z.number(),
  matched: z.array(z.string()),
});
export type TipHit = z.infer<typeof tipHitSchema>;

/** An announcement as this desktop has it. `over`: an all-clear. `meToo`: this user said so. */
const shownAnnouncementSchema = announcementSchema.extend({ over: z.boolean(), meToo: z.boolean() });
export type ShownAnnouncement = z.infer<typeof shownAnnouncementSchema>;

/** `text`: the question as it is told, redacted. `ask`: nothing was told, the user may be asked. */
const unansweredSchema = z.object({ state: z.enum(['told', 'ask', 'off', 'failed']), text: z.string() });
export type Unanswered = z.infer<typeof unansweredSchema>;

/** `until`: by the clock of this computer. */
const supportCodeSchema = z.object({ code: z.string().regex(codePattern), until: timeSchema });
export type SupportCode = z.infer<typeof supportCodeSchema>;

/** `not-set-up`: there is no help desk; `refused`: it does not give this desktop any. */
const newCodeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), code: supportCodeSchema }),
  z.object({
    ok: z.literal(false),
    why: z.enum(['offline', 'too-many', 'not-set-up', 'refused']),
    /** After which it is worth another try, when the help desk said so. */
    minutes: z.number().int().positive().optional(),
  }),
]);
export type NewCode = z.infer<typeof newCodeSchema>;

const picture = z.object({ mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']), bytes });
const done = z.object({ ok: z.boolean() });
/** The answer to a request, by its id. */
const freshSetChoice = byId.extend({ sectionsOff: draftSchema.shape.sectionsOff });
const freshSetSend = freshSetChoice.extend({ shown: sendSchema.shape.shown });

export const contract = {
  app: {
    start: call(nothing, startSchema),
    /** https only, after the user was shown where it leads. */
    openLink: call(z.object({ url: z.url({ protocol: /^https$/ }) }), done),
    copyText: call(z.object({ text: z.string().max(50_000) }), done),
  },
  report: {
    begin: call(nothing, reportStartSchema),
    /** Keeps what was typed so far on this computer, in case Pandu or the computer goes down; a second after typing stops will do. */
    save: call(draftSchema, done),
    /** What is known so far; `evidenceChanged` says when to ask again. */
    evidence: call(z.object({ id: idSchema, application: applicationSchema.nullable() }), evidenceSchema),
    /** Looks at the computer anew: does the application answer again? Only once it was asked for evidence. */
    recheck: call(byId, done),
    screenshot: call(byId, z.object({ png: bytes.nullable() })),
    /** The picture as it will be sent, black boxes burnt in; null takes it out again. */
    setScreenshot: call(z.object({ id: idSchema, png: bytes.nullable() }), done),
    preview: call(draftSchema, previewSchema.nullable()),
    send: call(sendSchema, sendResultSchema),
    discard: call(byId, done),
  },
  reports: {
    list: call(nothing, z.array(reportItemSchema)),
    conversation: call(byId, conversationSchema.nullable()),
    markRead: call(byId, done),
    reply: call(z.object({ id: idSchema, text: z.string().max(10_000), pictures: z.array(picture).max(5) }), sendResultSchema),
    picture: call(z.object({ id: idSchema, attachmentId: idSchema }), z.object({ bytes: bytes.nullable() })),
    outcome: call(z.object({ id: idSchema, outcome: outcomeSchema }), sendResultSchema),
    /** Try a refused one again, or look at a broken one's folder. */
    retry: call(byId, done),
  },
  /** A report that waits, as one file for a way without a network; it stays in the outbox. */
  reportFile: {
    /** Asks where to, and saves it there. */
    save: call(byId, takenAlongSchema),
    /** Saves it where downloads are, and opens a new mail to the help desk in the user's mail program. */
    mail: call(byId, takenAlongSchema),
  },
  freshSet: {
    /** Looks at the computer for this request; `evidenceChanged` with its id says when to ask again. */
    evidence: call(byId, evidenceSchema.omit({ screenshot: true })),
    preview: call(freshSetChoice, previewSchema.nullable()),
    send: call(freshSetSend, sendResultSchema),
    decline: call(byId, sendResultSchema),
  },
  tips: {
    list: call(nothing, z.array(tipSchema)),
    search: call(
      z.object({
        text: z.string().max(500),
        application: z.string().max(200).optional(),
        limit: z.number().int().min(1).max(50).optional(),
      }),
      z.array(tipHitSchema),
    ),
    get: call(tipById, tipSchema.nullable()),
    /** A picture that tips show, by the SHA-256 of its bytes; null when it is not on this computer and cannot be had now. */
    picture: call(z.object({ sha256: pictureDigest }), picture.nullable()),
    /** Which of this tip's step actions can be done on this desktop, by `stepActionKey`. */
    actions: call(tipById, z.object({ possible: z.array(z.string()) })),
    /**
     * Does what a step of this tip says: "open-trash", as its link has it behind "pandu:". Nothing else can be started.
     * `declined`: asked first, and the user thought better of it; `not-here`: not this tip's, or nothing is installed for it.
     */
    act: call(tipById.extend({ action: z.string().max(6200) }), z.object({ outcome: z.enum(['done', 'declined', 'not-here', 'failed']) })),
    /** Null: none today, or it was read or put away. */
    ofTheDay: call(nothing, tipSchema.nullable()),
    notToday: call(nothing, done),
    /** What became of a tip, for the counts of its effect. Without `version` it is the one that this desktop has. */
    note: call(
      z.object({ id: tipIdSchema, version: z.number().int().positive().optional(), what: tipEventSchema, where: tipPlaceSchema }),
      done,
    ),
    /** Nothing was found. Told to the help desk by consent only: the standing one of the settings, or `answer`. */
    unanswered: call(z.object({ text: z.string().min(1).max(500), answer: z.enum(['always', 'once', 'no']).optional() }), unansweredSchema),
  },
  announcements: {
    /** Current ones that concern this desktop, and all-clears of what the user was told of. */
    list: call(nothing, z.array(shownAnnouncementSchema)),
    /** Ids of the known issues that somebody who types this may be about to report, best first. */
    match: call(z.object({ text: z.string().max(500), application: z.string().max(200).optional() }), z.array(idSchema)),
    /** It was really on the screen. */
    seen: call(byId, done),
    meToo: call(byId.extend({ meToo: z.boolean() }), done),
  },
  computer: {
    check: call(nothing, z.object({ takenAt: timeSchema, sections: z.array(sectionSchema), findings: z.array(findingSchema) })),
  },
  /** Mail addresses of this user; asked of the help desk each time. */
  addresses: {
    list: call(nothing, ownAddressesSchema),
    /** A code is mailed there. */
    add: call(z.object({ address: z.string().max(300) }), ownAddressesSchema),
    /** The code from the mail. `outcome` null: there is a problem. */
    prove: call(
      byId.extend({ code: z.string().min(1).max(40) }),
      ownAddressesSchema.extend({ outcome: z.enum(['verified', 'wrong', 'over']).nullable() }),
    ),
    remove: call(byId, ownAddressesSchema),
  },
  contact: {
    /** The code that is still good; null: there is none. */
    code: call(nothing, supportCodeSchema.nullable()),
    /** Ends the one before. */
    newCode: call(nothing, newCodeSchema),
    /** From now on nobody looks at this desktop. */
    endCall: call(byId, done),
  },
  settings: {
    get: call(nothing, settingsSchema),
    /** Only what is named changes. (`settingsSchema.partial()` would fill in the defaults of the rest.) */
    set: call(settingsFields.partial(), settingsSchema),
  },
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
