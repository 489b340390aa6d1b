import type { FastifyError, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import { type Language, languages } from '../../shared/model/language.ts';
import type { SitePage } from '../../shared/site/contract.ts';
import type { WebTrouble } from '../../shared/site/forms.ts';
import type { ReadForm } from '../channels/web/read-form.ts';
import type { Context } from '../services/context.ts';
import { nothing, privately, sendAnswer, sendPrivate } from '../site/answer.ts';
import type { SiteFiles } from '../site/files.ts';
import { frameOf } from '../site/pages.ts';
import type { Snapshot, Snapshots } from '../site/snapshot.ts';

export interface Site {
  /** "/help/" */
  readonly root: string;
  readonly context: Context;
  readonly snapshots: Snapshots;
  readonly files: SiteFiles;
}
/** What the pages with forms are mounted with. */
export interface WebForm {
  readonly url: string;
  readonly language: Language;
  readonly site: Site;
  /** Throws a `Trouble` when there is no room for it, or it is none. */
  readonly read: (request: FastifyRequest) => Promise<ReadForm>;
  /** How often one address may send. */
  readonly limited: Pick<RouteShorthandOptions, 'logLevel' | 'config' | 'onRequest'>;
}

/** Its own page for each way in which a form cannot be taken. */
export class Trouble extends Error {
  readonly status: number;
  readonly trouble: WebTrouble;
  constructor(status: number, trouble: WebTrouble) {
    super(trouble);
    this.status = status;
    this.trouble = trouble;
  }
}

/** What was asked for, or what a form could not have: nobody's secret is told by a difference between the two. */
export class Nowhere extends Error {}

/** By a relative address, which holds behind any proxy; with GET, so that reading it again sends nothing again. */
export function onwards(reply: FastifyReply, location: string): FastifyReply {
  return reply.code(303).headers(privately).header('location', location).send();
}

export function sendPage(
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
export async function answerTrouble(
  site: Site,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
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
