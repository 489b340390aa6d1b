import type { FastifyInstance, FastifyReply } from 'fastify';
import type { WebConversation } from '../../shared/site/forms.ts';
import { newSecret } from '../channels/web/form-token.ts';
import { webLimits } from '../channels/web/limits.ts';
import { findLink, noteSeen } from '../channels/web/links.ts';
import { receiveOutcome, receiveTurn } from '../channels/web/receive.ts';
import { readAttachment } from '../services/attachments.ts';
import { isPictureType } from '../services/pictures.ts';
import { isRefusal } from '../services/refusal.ts';
import { privately } from '../site/answer.ts';
import type { Snapshot } from '../site/snapshot.ts';
import { familyOf } from '../store/merged.ts';
import { readMessages } from '../store/messages.ts';
import { Nowhere, onwards, sendPage, Trouble, type WebForm } from './web-pages.ts';

interface Secret {
  readonly secret: string;
}

/** What is behind a secret link: the conversation, its pictures, the next word, solved or not. */
export function mountConversation(scope: FastifyInstance, { url, language, site, read, limited }: WebForm): void {
  const { context } = site;
  const { db } = context.database;
  const open = async () => {
    const snapshot = await site.snapshots.current();
    if (!snapshot.policy.sitePublic) throw new Nowhere();
    return snapshot;
  };
  const show = async (
    reply: FastifyReply,
    snapshot: Snapshot,
    secret: string,
    more: Pick<WebConversation, 'said' | 'problems' | 'text'>,
    status = 200,
  ) => {
    const link = await findLink(db, secret, context.now());
    const ticket = link && (await db.selectFrom('tickets').selectAll().where('id', '=', link.ticketId).executeTakeFirst());
    if (!link || !ticket) throw new Nowhere();
    await noteSeen(db, link, context.now());
    const turns = await readMessages(db, await familyOf(db, ticket.id), { notes: false });
    const messages = [...turns.values()].flat().sort((a, b) => a.position - b.position);
    const { number, title, status: stands, outcome } = ticket;
    const conversation = { number, title, status: stands, outcome, messages, secret, turn: newSecret(), ...more };
    return sendPage(reply, site, snapshot, language, `my/${secret}`, status, { kind: 'conversation', conversation, limits: webLimits });
  };
  scope.get<{ Params: Secret; Querystring: { said?: unknown } }>(url, { logLevel: 'warn' }, async ({ params, query }, reply) => {
    const said = (['report', 'turn', 'outcome'] as const).find((one) => one === query.said) ?? null;
    return show(reply, await open(), params.secret, { said, problems: [], text: '' });
  });
  scope.post<{ Params: Secret }>(url, limited, async (request, reply) => {
    const snapshot = await open();
    const { secret } = request.params;
    // Before a byte of a picture is read: strangers do not make us work.
    if (!(await findLink(db, secret, context.now()))) throw new Nowhere();
    const { fields, pictures, problems: found } = await read(request);
    const problems = [...found];
    if (fields.text === '' && pictures.length === 0 && found.length === 0) problems.push('text');
    if (problems.length > 0) return await show(reply, snapshot, secret, { said: null, problems, text: fields.text }, 422);
    const turn = /^[\w-]{43}$/.test(fields.turn) ? fields.turn : newSecret();
    const taken = await receiveTurn(context, secret, turn, { text: fields.text, pictures });
    if (taken === null) throw new Nowhere();
    if (taken === 'full') throw new Trouble(429, 'many');
    return onwards(reply, `${secret}?said=turn`);
  });
  scope.post<{ Params: Secret; Body: { solved?: unknown } | undefined }>(`${url}/outcome`, limited, async ({ params, body }, reply) => {
    await open();
    const taken = await receiveOutcome(context, params.secret, body?.solved === 'yes');
    if (taken === null) throw new Nowhere();
    return onwards(reply, `../${params.secret}?said=outcome`);
  });
  scope.get<{ Params: Secret & { attachmentId: string } }>(
    `${url}/pictures/:attachmentId`,
    { logLevel: 'warn' },
    async (request, reply) => {
      await open();
      const link = await findLink(db, request.params.secret, context.now());
      const { attachmentId } = request.params;
      if (!link || !/^[0-9a-f-]{36}$/.test(attachmentId)) throw new Nowhere();
      const picture = await readAttachment(db, link.ticketId, attachmentId, { notes: false });
      if (isRefusal(picture) || !isPictureType(picture.mediaType)) throw new Nowhere();
      return reply
        .headers({ ...picture.headers, ...privately })
        .header('content-type', picture.mediaType)
        .send(Buffer.from(picture.bytes));
    },
  );
}
