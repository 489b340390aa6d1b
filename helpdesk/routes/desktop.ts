import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { type Consent, consentHeader, readConsent } from '../../shared/api/consent.ts';
import { desktopRoutes as routes } from '../../shared/api/desktop-routes.ts';
import { signatureHeader, signatureText } from '../../shared/api/signature.ts';
import { maxAttachmentBytes, maxReportBytes } from '../../shared/model/report.ts';
import { checkDigest } from '../http/body.ts';
import { ExactJson, type Mount, notModified } from '../http/mount.ts';
import type { Streams } from '../http/streams.ts';
import { claimAddress, listAddresses, proveAddress, removeAddress } from '../services/address-claims.ts';
import { readAttachment, storeAttachment } from '../services/attachments.ts';
import { endCallByUser } from '../services/calls.ts';
import type { Context } from '../services/context.ts';
import { addUserMessage, setOutcome } from '../services/conversation.ts';
import { putDayEffect } from '../services/day-effects.ts';
import { enrol, setInventory } from '../services/desktops.ts';
import type { Feed } from '../services/feed.ts';
import { declineFreshSet, storeFreshSet } from '../services/fresh-sets.ts';
import { setMeToo } from '../services/known-issues.ts';
import { addSearch } from '../services/questions.ts';
import { addReceipt } from '../services/receipts.ts';
import { isRefusal, type Refusal, refuse } from '../services/refusal.ts';
import { storeReport } from '../services/reports.ts';
import type { SeenDesktops } from '../services/seen-desktops.ts';
import type { Signer } from '../services/signing.ts';
import { listKeyLinks } from '../services/signing-keys.ts';
import { makeSupportCode } from '../services/support-codes.ts';
import { addTipOutcome } from '../services/tip-outcomes.ts';
import { readTipPicture } from '../services/tip-pictures.ts';
import { storeTrouble } from '../services/troubles.ts';

type Bundle = z.output<typeof routes.listChanges.reply>;

export function mountDesktopRoutes(
  mount: Mount,
  context: Context,
  signer: Signer,
  feed: Feed,
  streams: Streams,
  seen: SeenDesktops,
  newsValidHours: number,
): void {
  mount(routes.enrolDesktop, ({ body }) => enrol(context, signer, body));

  mount(routes.listChanges, async ({ caller, query, request, reply }) => {
    const head = await feed.head(caller.id);
    const etag = `"${head}.${query.since}.${query.limit}"`;
    reply.header('etag', etag).header('cache-control', 'private, no-store');
    if (request.headers['if-none-match'] === etag) return notModified;
    if (query.since > 0) seen.note(caller.id, { cursor: query.since });
    const page = await feed.read(caller.id, query.since, query.limit);
    const issued = context.now();
    const bundle: Bundle = {
      desktopId: caller.id,
      since: query.since,
      nonce: query.nonce ?? null,
      issuedAt: new Date(issued).toISOString(),
      expiresAt: new Date(issued + newsValidHours * 3_600_000).toISOString(),
      ...page,
    };
    const bytes = Buffer.from(JSON.stringify(bundle), 'utf8');
    reply.header(signatureHeader, signatureText(await signer.sign(context.database.db, 'bundle', bytes)));
    return new ExactJson(bundle, bytes);
  });
  mount(routes.listKeyLinks, ({ query }) => listKeyLinks(context.database.db, query.after));
  mount(routes.putTrouble, ({ caller, params, body }) => storeTrouble(context, caller.id, params.id, body));
  mount(routes.streamEvents, async ({ caller, query, reply }) => {
    const cursor = await feed.head(caller.id);
    streams.open(reply, caller.id, query.heartbeat, cursor > 0 ? JSON.stringify({ cursor }) : undefined);
    return undefined;
  });

  mount(
    routes.putReport,
    async ({ caller, params, body, json, request }) => {
      if (!json) return refuse('bad-request', 'A JSON body is required.');
      const wrong = checkDigest(header(request.headers['content-digest']), json.received, false);
      if (wrong) return wrong;
      const consent = consentOf(request.headers);
      if (isRefusal(consent)) return consent;
      if (body.id !== params.id)
        return refuse('bad-request', 'The id of the report is not that of the address.', {
          errors: [{ at: '/body/id', message: 'differs' }],
        });
      if (new Set(body.attachments.map((file) => file.id)).size !== body.attachments.length)
        return refuse('bad-request', 'Two files have the same id.', { errors: [{ at: '/body/attachments', message: 'ids repeat' }] });
      return await storeReport(context, caller, body, json, consent);
    },
    { bodyLimit: maxReportBytes },
  );
  mount(
    routes.putReportAttachment,
    async ({ caller, params, body, request }) =>
      checkDigest(header(request.headers['content-digest']), body, true) ??
      (await storeAttachment(context, caller.id, { messageId: params.id, attachmentId: params.attachmentId }, body)),
    { bodyLimit: maxAttachmentBytes },
  );

  mount(routes.putMessage, ({ caller, params, body }) => addUserMessage(context, caller, params.id, params.messageId, body));
  mount(
    routes.putMessageAttachment,
    async ({ caller, params: { id: ticketId, messageId, attachmentId }, body, request }) =>
      checkDigest(header(request.headers['content-digest']), body, true) ??
      (await storeAttachment(context, caller.id, { ticketId, messageId, attachmentId }, body)),
    { bodyLimit: maxAttachmentBytes },
  );
  mount(routes.getAttachment, ({ caller, params }) =>
    readAttachment(context.database.db, params.id, params.attachmentId, { desktopId: caller.id, notes: false }),
  );
  mount(routes.putOutcome, ({ caller, params, body }) => setOutcome(context, caller, params.id, body));
  mount(
    routes.putFreshSet,
    async ({ caller, params, body, json, request }) => {
      if (!json) return refuse('bad-request', 'A JSON body is required.');
      const wrong = checkDigest(header(request.headers['content-digest']), json.received, true);
      if (wrong) return wrong;
      if (body.id !== params.requestId)
        return refuse('bad-request', 'The id of the set is not that of the address.', { errors: [{ at: '/body/id', message: 'differs' }] });
      const consent = consentOf(request.headers);
      if (isRefusal(consent)) return consent;
      return await storeFreshSet(context, caller, params.id, body, json, consent);
    },
    { bodyLimit: maxReportBytes },
  );
  mount(routes.putFreshSetDeclined, ({ caller, params }) => declineFreshSet(context, caller, params.id, params.requestId));
  mount(routes.createSupportCode, ({ caller }) => makeSupportCode(context, caller));
  mount(routes.putCallEnded, ({ params, caller }) => endCallByUser(context, caller, params.id));
  mount(routes.getTipPicture, ({ params }) => readTipPicture(context.database.db, params.sha256, true));
  mount(routes.putTipOutcome, ({ caller, params, body }) => addTipOutcome(context, caller, params.id, params.outcomeId, body));
  mount(routes.putDayEffect, ({ caller, params, body }) => putDayEffect(context, caller, params.day, body.items));
  mount(routes.putSearch, ({ params, body }) => addSearch(context, params.id, body));
  mount(routes.putReceipt, ({ caller, params, body }) => addReceipt(context, caller.id, params.id, body));
  mount(routes.putMeToo, ({ caller, params, body }) => setMeToo(context, caller.id, params.id, body));
  mount(routes.listAddresses, ({ caller }) => listAddresses(context, caller));
  mount(routes.claimAddress, ({ caller, params, body }) => claimAddress(context, caller, params.id, body));
  mount(routes.proveAddress, ({ caller, params, body }) => proveAddress(context, caller, params.id, body.code));
  mount(routes.removeAddress, ({ caller, params }) => removeAddress(context, caller, params.id));
  mount(routes.putInventory, ({ caller, body }) => setInventory(context, caller.id, body));
}

const header = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(',') : value);

/** What the user agreed to; null when the desktop does not say. */
function consentOf(headers: IncomingHttpHeaders): Consent | Refusal | null {
  const stated = header(headers[consentHeader]);
  if (stated === undefined) return null;
  return readConsent(stated) ?? refuse('bad-request', 'Pandu-Consent must be sha256="HEX";at="TIME";shown=?1 (or ?0).');
}
