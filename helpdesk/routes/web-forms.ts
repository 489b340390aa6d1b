import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { type Language, languages } from '../../shared/model/language.ts';
import type { SitePage } from '../../shared/site/contract.ts';
import { noForm, type WebConversation, type WebTrouble } from '../../shared/site/forms.ts';
import { newFormToken, newSecret, readFormToken } from '../channels/web/form-token.ts';
import { isFromHere } from '../channels/web/from-here.ts';
import { webLimits } from '../channels/web/limits.ts';
import { findLink, noteSeen } from '../channels/web/links.ts';
import { lacking, type ReadForm, readForm } from '../channels/web/read-form.ts';
import { receiveOutcome, receiveReport, receiveTurn } from '../channels/web/receive.ts';
import { readSiteKeys } from '../channels/web/site-keys.ts';
import { readAttachment } from '../services/attachments.ts';
import type { Context } from '../services/context.ts';
import { isPictureType } from '../services/pictures.ts';
import { isRefusal } from '../services/refusal.ts';
import { nothing, privately, sendAnswer, sendPrivate } from '../site/answer.ts';
import type { SiteFiles } from '../site/files.ts';
import { frameOf } from '../site/pages.ts';
import type { Snapshot, Snapshots } from '../site/snapshot.ts';
import { familyOf } from '../store/merged.ts';
import { readMessages } from '../store/messages.ts';

interface Site {
  /** "/help/" */
  readonly root: string;
  readonly context: Context;
  readonly snapshots: Snapshots;
  readonly files: SiteFiles;
}
/** How often one address may send. */
type Limited = Pick<RouteShorthandOptions, 'logLevel' | 'config' | 'onRequest'>;
interface Secret {
  readonly secret: string;
}

/** Its own page for each way in which a form cannot be taken. */
class Trouble extends Error {
  readonly status: number;
  readonly trouble: WebTrouble;
  constructor(status: number, trouble: WebTrouble) {
    super(trouble);
    this.status = status;
    this.trouble = trouble;
  }
}

/** What was asked for, or what a form could not have: nobody's secret is told by a difference between the two. */
class Nowhere extends Error {}

const tenMinutes = 10 * 60_000;

/**
 * The report form of the public site and the conversations behind secret links: plain HTML and plain forms. No cookie, no
 * account, no script; addresses and contents are in no log.
 */
export function mountWebForms(app: FastifyInstance, site: Site): void {
  void app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 4000 });
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        fields: 12,
        fieldNameSize: 60,
        // In bytes; what is too long for its field is told with what was typed.
        fieldSize: 6 * webLimits.text,
        fileSize: webLimits.pictureBytes,
        files: 40,
        parts: 60,
        headerPairs: 40,
      },
    });
    let reading = 0;
    scope.addHook('onRequest', async (request) => {
      if (request.method !== 'POST') return;
      if (!isFromHere(request)) throw new Trouble(403, 'elsewhere');
      if (Number(request.headers['content-length'] ?? 0) > webLimits.formBytes) throw new Trouble(413, 'large');
    });
    const read = async (request: FastifyRequest): Promise<ReadForm> => {
      if (reading >= webLimits.formsAtOnce) throw new Trouble(503, 'busy');
      reading += 1;
      try {
        return await readForm(request);
      } catch (error) {
        // What the parser cannot read has no status; a form that was cut on its way is no fault of ours.
        throw error instanceof Error && 'statusCode' in error ? error : new Trouble(400, 'elsewhere');
      } finally {
        reading -= 1;
      }
    };
    // One count for both languages and every conversation, in place of the usual one of all requests.
    const limited = (max: number) =>
      ({ logLevel: 'warn', config: { rateLimit: false }, onRequest: scope.rateLimit({ max, timeWindow: tenMinutes }) }) as const;
    const [reports, turns] = [limited(webLimits.reportsOfAddress), limited(webLimits.turnsOfAddress)];
    for (const language of languages) {
      mountReport(scope, `${site.root}${language}/report`, language, site, read, reports);
      mountConversation(scope, `${site.root}${language}/my/:secret`, language, site, read, turns);
    }
    scope.setErrorHandler((error: FastifyError, request, reply) => answerTrouble(site, error, request, reply));
  });
}

function mountReport(
  scope: FastifyInstance,
  url: string,
  language: Language,
  site: Site,
  read: (request: FastifyRequest) => Promise<ReadForm>,
  limited: Limited,
): void {
  const { context } = site;
  const show = async (reply: FastifyReply, snapshot: Snapshot, status: number, filled?: Pick<ReadForm, 'fields' | 'problems'>) => {
    const { formKey } = await readSiteKeys(context.database.db);
    const { text, hinders, name, mail, tag } = filled?.fields ?? noForm;
    return sendPage(reply, site, snapshot, language, 'report', status, {
      kind: 'report',
      form: { text, hinders, name, mail, tag },
      problems: filled?.problems ?? [],
      key: newFormToken(formKey, context.now()),
      limits: webLimits,
    });
  };
  const open = async () => {
    const snapshot = await site.snapshots.current();
    if (!snapshot.policy.sitePublic || !snapshot.policy.webReports) throw new Nowhere();
    return snapshot;
  };
  scope.get(url, { logLevel: 'warn' }, async (_request, reply) => show(reply, await open(), 200));
  scope.post(url, limited, async (request, reply) => {
    const snapshot = await open();
    const form = await read(request);
    const { formKey } = await readSiteKeys(context.database.db);
    const secret = readFormToken(formKey, form.fields.key, context.now());
    const problems = [...form.problems, ...lacking(form)];
    // A person whose browser filled the hidden field sees why, and sends again; a program does not read.
    if (form.fields.website !== '') problems.push('robot');
    if (secret === null) problems.push('stale');
    if (secret === null || problems.length > 0) return await show(reply, snapshot, 422, { fields: form.fields, problems });
    const { text, hinders, name, mail, tag } = form.fields;
    const taken = await receiveReport(context, secret, { text, hinders, name, mail, tag, language, pictures: form.pictures });
    if (taken === 'full') throw new Trouble(503, 'many');
    return onwards(reply, `my/${secret}?said=report`);
  });
}

function mountConversation(
  scope: FastifyInstance,
  url: string,
  language: Language,
  site: Site,
  read: (request: FastifyRequest) => Promise<ReadForm>,
  limited: Limited,
): void {
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
    const said = await readMessages(db, await familyOf(db, ticket.id), { notes: false });
    const messages = [...said.values()].flat().sort((a, b) => a.position - b.position);
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

/** By a relative address, which holds behind any proxy; with GET, so that reading it again sends nothing again. */
function onwards(reply: FastifyReply, location: string): FastifyReply {
  return reply.code(303).headers(privately).header('location', location).send();
}

function sendPage(
  reply: FastifyReply,
  { files }: Site,
  snapshot: Snapshot,
  language: Language,
  path: string,
  status: number,
  page: SitePage,
): FastifyReply {
  return sendPrivate(reply, status, files.renderer.render(page, frameOf(files, snapshot, `${language}/${path}`, language, null)));
}

/** Whoever waits for an answer is a person with a browser: never a problem document. */
async function answerTrouble(site: Site, error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const snapshot = await site.snapshots.current();
  if (!snapshot.policy.sitePublic) return sendAnswer(request, reply, nothing);
  const path = (request.url.split('?')[0] ?? '').slice(site.root.length);
  const language = languages.find((one) => path.startsWith(`${one}/`)) ?? 'en';
  // The links to the other language lead to the form or the first page, never to what a secret is in.
  const elsewhere = path.split('/')[1] === 'my' ? '' : 'report';
  const show = (status: number, page: SitePage) => {
    const frame = frameOf(site.files, snapshot, path, language, null);
    return sendPrivate(reply, status, site.files.renderer.render(page, { ...frame, path: elsewhere }));
  };
  if (error instanceof Nowhere) return show(404, { kind: 'missing' });
  const { contact } = snapshot.policy;
  if (error instanceof Trouble) return show(error.status, { kind: 'trouble', trouble: error.trouble, contact });
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500;
  if (status === 429) return show(429, { kind: 'trouble', trouble: 'wait', contact });
  if (status === 413) return show(413, { kind: 'trouble', trouble: 'large', contact });
  if (status >= 400 && status < 500) return show(status === 415 ? 415 : 400, { kind: 'trouble', trouble: 'elsewhere', contact });
  // The message of a broken form may repeat what was typed: only of our own faults.
  request.log.error({ err: error }, 'a form of the public site failed');
  return show(500, { kind: 'trouble', trouble: 'failed', contact });
}
