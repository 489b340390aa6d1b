import { createHash } from 'node:crypto';
import { type ApiResult, callRoute, type Transport } from '../../shared/api/client.ts';
import { consentHeader, consentText } from '../../shared/api/consent.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import { assertNever } from '../../shared/model/assert-never.ts';
import type { AttachmentRef } from '../../shared/model/ticket.ts';
import { freshSetFile, type Manifest, type ManifestOf, reportFile } from '../outbox/entry.ts';
import type { Sent } from './feed/store.ts';

export interface Delivery {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Deliverer {
  readonly transport: Transport;
  /** Called as soon as a report has its ticket, before its pictures are through: the number is what the user waits for. */
  readonly onTicket: (sent: Sent) => Promise<void>;
}

type Failed = ApiResult<unknown> & { ok: false };

/** RFC 9530. */
function contentDigest(bytes: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
}

/** One entry, whole; all calls may be repeated. Null once the help desk has confirmed everything. */
export async function deliver({ transport, onTicket }: Deliverer, { manifest, files }: Delivery): Promise<Failed | null> {
  switch (manifest.kind) {
    case 'report':
      return deliverReport(transport, onTicket, manifest, files);
    case 'message':
      return deliverMessage(transport, manifest, files);
    case 'outcome':
      return failure(await callRoute(transport, desktopRoutes.putOutcome, { params: { id: manifest.ticketId }, body: manifest.body }));
    case 'fresh-set':
      return failure(
        await callRoute(
          exactly(transport, files.get(freshSetFile) ?? new Uint8Array(), consentOf(manifest)),
          { ...desktopRoutes.putFreshSet, body: undefined },
          { params: { id: manifest.ticketId, requestId: manifest.id } },
        ),
      );
    case 'fresh-set-declined':
      return failure(
        await callRoute(transport, desktopRoutes.putFreshSetDeclined, {
          params: { id: manifest.ticketId, requestId: manifest.id },
          body: manifest.body,
        }),
      );
    case 'tip-outcome':
      return failure(
        await callRoute(transport, desktopRoutes.putTipOutcome, {
          params: { id: manifest.tipId, outcomeId: manifest.id },
          body: manifest.body,
        }),
      );
    case 'search':
      return unlessUnknown(await callRoute(transport, desktopRoutes.putSearch, { params: { id: manifest.id }, body: manifest.body }));
    case 'receipt':
      return failure(
        await callRoute(transport, desktopRoutes.putReceipt, { params: { id: manifest.announcementId }, body: manifest.body }),
      );
    case 'me-too':
      return failure(await callRoute(transport, desktopRoutes.putMeToo, { params: { id: manifest.announcementId }, body: manifest.body }));
    default:
      return assertNever(manifest);
  }
}

/** Sends the bytes that the user saw, not a new rendering of their meaning. */
function exactly(transport: Transport, bytes: Uint8Array, headers: Readonly<Record<string, string>> = {}): Transport {
  return ({ json: _, ...request }) =>
    transport({
      ...request,
      bytes,
      headers: { ...request.headers, 'content-type': 'application/json', 'content-digest': contentDigest(bytes), ...headers },
    });
}

/** As it was kept when the user pressed Send, and not worked out anew: the help desk holds it against what it receives. */
const consentOf = ({ consent }: ManifestOf<'report' | 'fresh-set'>): Readonly<Record<string, string>> =>
  consent ? { [consentHeader]: consentText(consent) } : {};

async function deliverReport(
  transport: Transport,
  onTicket: Deliverer['onTicket'],
  manifest: ManifestOf<'report'>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Failed | null> {
  const exact = exactly(transport, files.get(reportFile) ?? new Uint8Array(), consentOf(manifest));
  const result = await callRoute(exact, { ...desktopRoutes.putReport, body: undefined }, { params: { id: manifest.id } });
  if (!result.ok) return result;
  const { id: reportId, title, application, message, createdAt } = manifest;
  await onTicket({ reportId, ticketId: result.value.ticketId, number: result.value.number, title, application, message, createdAt });
  return uploadAll(transport, manifest.attachments, files, (typed, attachmentId, body) =>
    callRoute(typed, desktopRoutes.putReportAttachment, { params: { id: manifest.id, attachmentId }, body }),
  );
}

async function deliverMessage(
  transport: Transport,
  manifest: ManifestOf<'message'>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Failed | null> {
  const params = { id: manifest.ticketId, messageId: manifest.id };
  const result = await callRoute(transport, desktopRoutes.putMessage, { params, body: manifest.body });
  if (!result.ok) return result;
  return uploadAll(transport, manifest.body.attachments, files, (typed, attachmentId, body) =>
    callRoute(typed, desktopRoutes.putMessageAttachment, { params: { ...params, attachmentId }, body }),
  );
}

async function uploadAll(
  transport: Transport,
  attachments: readonly AttachmentRef[],
  files: ReadonlyMap<string, Uint8Array>,
  put: (typed: Transport, attachmentId: string, bytes: Uint8Array) => Promise<ApiResult<unknown>>,
): Promise<Failed | null> {
  for (const { id, mediaType } of attachments) {
    const bytes = files.get(id) ?? new Uint8Array();
    const headers = { 'content-type': mediaType, 'content-digest': contentDigest(bytes) };
    const result = await put((request) => transport({ ...request, headers: { ...request.headers, ...headers } }), id, bytes);
    if (!result.ok) return result;
  }
  return null;
}

/** A help desk of before this kind of call: what it cannot take is let go. */
function unlessUnknown(result: ApiResult<unknown>): Failed | null {
  return !result.ok && result.kind === 'problem' && result.problem.code === 'not-found' ? null : failure(result);
}

function failure(result: ApiResult<unknown>): Failed | null {
  return result.ok ? null : result;
}
