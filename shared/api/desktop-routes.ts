import { z } from 'zod';
import { freshSetSchema } from '../model/fresh-set.ts';
import { idSchema, timeSchema, tipIdSchema } from '../model/ids.ts';
import { languageSchema } from '../model/language.ts';
import { mailAddressSchema } from '../model/mail-address.ts';
import { policySchema } from '../model/policy.ts';
import { reportSchema } from '../model/report.ts';
import { codePattern, codeValidFor } from '../model/support-code.ts';
import { attachmentRefSchema, outcomeSchema } from '../model/ticket.ts';
import { pictureDigest } from '../model/tip.ts';
import { dayEffectSchema, effectDaysKept, tipPlaceSchema } from '../model/tip-effect.ts';
import { troubleKindSchema } from '../model/trouble.ts';
import { bundleSchema, keyLinkSchema, nonceSchema } from './feed.ts';
import { defineRoutes } from './route.ts';

/** Seconds between two comment lines of an event stream: by default less than the usual patience of proxies (60 s). */
export const usualHeartbeat = 55;
const heartbeatSchema = z.coerce.number().int().min(20).max(600).default(usualHeartbeat);

const id = z.object({ id: idSchema });
const v1 = '/api/v1';

/** Facts about a desktop that the help desk lists and groups by; no more than the console shows. */
export const inventorySchema = z.object({
  userName: z.string().max(120),
  hostName: z.string().max(255),
  distribution: z.string().max(120),
  /** ID, ID_LIKE and "ID-VERSION_ID" of os-release(5), which tips name. Absent: a desktop before 0.2. */
  distributions: z.array(z.string().max(60)).max(10).optional(),
  /** The parts of XDG_CURRENT_DESKTOP, with a space between. */
  desktop: z.string().max(120),
  sessionType: z.string().max(20),
  language: languageSchema,
  panduVersion: z.string().max(40),
});
export type Inventory = z.infer<typeof inventorySchema>;

export const signingKeySchema = z.object({ keyId: z.string().max(80), publicKey: z.string().max(400) });
export type SigningKey = z.infer<typeof signingKeySchema>;

/**
 * A mail address of this desktop's user. `waiting`: the mail with its code is on its way; `sent`: it went out; `failed`: no mail
 * server takes it; `verified`: mails from it are the user's.
 */
const myAddressSchema = z.object({
  id: idSchema,
  address: z.string(),
  state: z.enum(['waiting', 'sent', 'failed', 'verified']),
  /** Of the code. */
  expiresAt: timeSchema.nullable(),
});
export type MyAddress = z.infer<typeof myAddressSchema>;
export const myAddressesSchema = z.object({
  /** The help desk sends mails, and can tell whose a mail is: another address can be added. */
  available: z.boolean(),
  items: z.array(myAddressSchema),
});
export type MyAddresses = z.infer<typeof myAddressesSchema>;

/** A new message of the user. The desktop knows the ticket by its id from the feed. */
export const newMessageSchema = z.object({
  at: timeSchema,
  text: z.string().max(10_000),
  attachments: z.array(attachmentRefSchema).max(10),
});

/** Called by desktops. Every PUT may be repeated: the same id with the same content answers as the first time. */
export const desktopRoutes = defineRoutes({
  enrolDesktop: {
    method: 'POST',
    path: `${v1}/desktops`,
    auth: 'enrolment',
    status: 201,
    summary: 'Enrol a desktop: one user on one computer. The same id again gives a new token and ends the old one.',
    body: z.object({ id: idSchema, enrolmentKey: z.string().min(1).max(200), inventory: inventorySchema }),
    reply: z.object({ desktopId: idSchema, token: z.string().min(20).max(200), signingKey: signingKeySchema, policy: policySchema }),
  },
  listChanges: {
    method: 'GET',
    path: `${v1}/changes`,
    auth: 'desktop',
    status: 200,
    summary:
      'The change feed after a cursor, oldest first; `more` asks to call again at once. Pandu-Signature: keyId="ID", bytes=LENGTH, signature="BASE64" is Ed25519 over "pandu-bundle-v1\\n" and the bytes of the body, which repeats `since` and `nonce`. ETag and If-None-Match are honoured; a 304 is not signed and proves nothing.',
    query: z.object({
      since: z.coerce.number().int().nonnegative().default(0),
      limit: z.coerce.number().int().min(1).max(200).default(100),
      nonce: nonceSchema.optional(),
    }),
    reply: bundleSchema,
  },
  listKeyLinks: {
    method: 'GET',
    path: `${v1}/signing-keys`,
    auth: 'desktop',
    status: 200,
    query: z.object({ after: z.string().min(1).max(80) }),
    summary:
      'How the key that signs now follows from an earlier one, oldest first: each statement names the next key and is signed by the one before it, over "pandu-new-key-v1\\n" and the bytes of the payload. None when `after` is the current key; not-found when the help desk never had it.',
    reply: z.object({ links: z.array(keyLinkSchema).max(1_000) }),
  },
  putTrouble: {
    method: 'PUT',
    path: `${v1}/desktops/me/trouble/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'News that this desktop refused, and why: a count, no content. The same id again with a higher count replaces it.',
    body: z.object({ kind: troubleKindSchema, at: timeSchema, count: z.number().int().min(1).max(1_000_000) }),
    reply: z.object({}),
  },
  streamEvents: {
    method: 'GET',
    path: `${v1}/events`,
    auth: 'desktop',
    status: 200,
    query: z.object({ heartbeat: heartbeatSchema }),
    reply: 'events',
    summary:
      'Pokes: `event: poke`, `data: {"cursor": N}`: the feed now reaches N; the first comes at once. A comment line every `heartbeat` seconds keeps it open.',
  },
  putReport: {
    method: 'PUT',
    path: `${v1}/reports/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary:
      'Store a report; exactly one ticket however often it is repeated. Content-Digest (RFC 9530) is checked, and Pandu-Consent (the SHA-256 of the JSON text that the user agreed to) is stored and must fit what came, else consent-differs; the same id with other bytes is refused with content-differs.',
    body: reportSchema,
    reply: z.object({ ticketId: idSchema, number: z.number().int().positive(), complete: z.boolean() }),
  },
  putReportAttachment: {
    method: 'PUT',
    path: `${v1}/reports/{id}/attachments/{attachmentId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, attachmentId: idSchema }),
    summary: 'Store a file that the report named; Content-Digest is required and must fit. The report is complete when all are in.',
    body: 'binary',
    reply: z.object({ complete: z.boolean() }),
  },
  putMessage: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/messages/{messageId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, messageId: idSchema }),
    summary: 'Add a message of the user to a ticket of this desktop. Reopens a solved one.',
    body: newMessageSchema,
    reply: z.object({ complete: z.boolean() }),
  },
  putMessageAttachment: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/messages/{messageId}/attachments/{attachmentId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, messageId: idSchema, attachmentId: idSchema }),
    summary: 'Store a picture that a message named.',
    body: 'binary',
    reply: z.object({ complete: z.boolean() }),
  },
  getAttachment: {
    method: 'GET',
    path: `${v1}/tickets/{id}/attachments/{attachmentId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, attachmentId: idSchema }),
    summary: "A picture of this desktop's own conversation.",
    reply: 'binary',
  },
  putOutcome: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/outcome`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'Solved or not yet, and a rating. The last one counts.',
    body: outcomeSchema.extend({ at: timeSchema }),
    reply: z.object({}),
  },
  putFreshSet: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/diagnostics/{requestId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, requestId: idSchema }),
    summary:
      'The fresh set that an agent asked for and the user agreed to send. Content-Digest is required; Pandu-Consent as with a report; the same set again changes nothing, another one is refused with content-differs.',
    body: freshSetSchema,
    reply: z.object({}),
  },
  putFreshSetDeclined: {
    method: 'PUT',
    path: `${v1}/tickets/{id}/diagnostics/{requestId}/declined`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: idSchema, requestId: idSchema }),
    summary: 'The user would rather not send a fresh set. Changes nothing once a set has arrived.',
    body: z.object({ at: timeSchema }),
    reply: z.object({}),
  },
  createSupportCode: {
    method: 'POST',
    path: `${v1}/desktops/me/support-code`,
    auth: 'desktop',
    status: 201,
    summary:
      'Make a code by which an agent finds this desktop while its user is on the phone: valid once, for 15 minutes, in place of an earlier one. `validFor`: milliseconds from now, for a desktop whose clock is wrong. Kept hashed; too many in an hour are too-many-requests.',
    body: z.object({}),
    reply: z.object({ code: z.string().regex(codePattern), expiresAt: timeSchema, validFor: z.number().int().min(0).max(codeValidFor) }),
  },
  putCallEnded: {
    method: 'PUT',
    path: `${v1}/desktops/me/calls/{id}/ended`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'The user wants nobody to look at this desktop any more. Again changes nothing.',
    body: z.object({ at: timeSchema }),
    reply: z.object({}),
  },
  getTipPicture: {
    method: 'GET',
    path: `${v1}/tips/pictures/{sha256}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ sha256: pictureDigest }),
    summary: 'A picture of a published tip. It never changes: its name is the SHA-256 of its bytes.',
    reply: 'binary',
  },
  putTipOutcome: {
    method: 'PUT',
    path: `${v1}/tips/{id}/outcomes/{outcomeId}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ id: tipIdSchema, outcomeId: idSchema }),
    summary: 'Did the tip help? The last word of a desktop about a version counts. The place is the list when none is given.',
    body: z.object({
      at: timeSchema,
      version: z.number().int().positive(),
      helped: z.boolean(),
      where: tipPlaceSchema.optional(),
      language: languageSchema.optional(),
      application: z.string().min(1).max(100).nullable().optional(),
    }),
    reply: z.object({}),
  },
  putDayEffect: {
    method: 'PUT',
    path: `${v1}/desktops/me/effects/{day}`,
    auth: 'desktop',
    status: 200,
    params: z.object({ day: z.iso.date() }),
    summary: `How often which tips were shown and opened on a day of the desktop's calendar, and reported all the same. Always the whole day: the last one counts. Tips that are not known are left out; a day more than ${effectDaysKept} days ago, or one to come, is refused with bad-request.`,
    body: dayEffectSchema,
    reply: z.object({}),
  },
  putSearch: {
    method: 'PUT',
    path: `${v1}/searches/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'A question that found no tip, redacted, from a user who agreed to tell. Kept for 90 days and without a word about who asked.',
    body: z.object({
      day: z.iso.date(),
      language: languageSchema,
      text: z.string().min(1).max(200),
      application: z.string().min(1).max(100).nullable(),
    }),
    reply: z.object({}),
  },
  putReceipt: {
    method: 'PUT',
    path: `${v1}/announcements/{id}/receipt`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'An announcement was delivered, or seen. `seen` is never taken back.',
    body: z.object({ at: timeSchema, version: z.number().int().positive(), state: z.enum(['delivered', 'seen']) }),
    reply: z.object({}),
  },
  putMeToo: {
    method: 'PUT',
    path: `${v1}/announcements/{id}/me-too`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'This user has a known issue too, in place of a report; or has it not after all. The last one by `at` counts.',
    body: z.object({ at: timeSchema, version: z.number().int().positive(), meToo: z.boolean() }),
    reply: z.object({}),
  },
  listAddresses: {
    method: 'GET',
    path: `${v1}/desktops/me/addresses`,
    auth: 'desktop',
    status: 200,
    summary: 'Mail addresses of the user: mails from a verified one that its own domain vouches for (DMARC) are tickets of this desktop.',
    reply: myAddressesSchema,
  },
  claimAddress: {
    method: 'PUT',
    path: `${v1}/desktops/me/addresses/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary:
      'The user says that an address is theirs: a code is mailed there, good for one hour. At most five an hour, and three to one address.',
    body: z.object({ address: mailAddressSchema, language: languageSchema }),
    reply: myAddressesSchema,
  },
  proveAddress: {
    method: 'POST',
    path: `${v1}/desktops/me/addresses/{id}/code`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'The code from the mail, however it is typed. After five wrong ones, or an hour, it is `over`: claim the address again.',
    body: z.object({ code: z.string().min(1).max(40) }),
    reply: myAddressesSchema.extend({ outcome: z.enum(['verified', 'wrong', 'over']) }),
  },
  removeAddress: {
    method: 'DELETE',
    path: `${v1}/desktops/me/addresses/{id}`,
    auth: 'desktop',
    status: 200,
    params: id,
    summary: 'It is not (any more) the address of this user. Tickets stay where they are.',
    reply: myAddressesSchema,
  },
  putInventory: {
    method: 'PUT',
    path: `${v1}/desktops/me/inventory`,
    auth: 'desktop',
    status: 200,
    summary: 'Facts about this desktop, sent when they changed.',
    body: inventorySchema,
    reply: z.object({}),
  },
});
