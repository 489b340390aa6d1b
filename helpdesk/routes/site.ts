import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pickLanguage } from '../../shared/model/language.ts';
import type { Context } from '../services/context.ts';
import { isRefusal } from '../services/refusal.ts';
import { readTipPicture } from '../services/tip-pictures.ts';
import { preferredLanguages, readAddress, rootFrom, type SiteAddress } from '../site/address.ts';
import { type Answer, forEver, makeAnswer, nothing, sendAnswer } from '../site/answer.ts';
import { announcementsFeed, tipsFeed } from '../site/atom.ts';
import { robots, sitemap } from '../site/documents.ts';
import type { SiteFiles } from '../site/files.ts';
import { type Asked, pageAnswer, remembered } from '../site/pages.ts';
import { readSiteUrl } from '../site/site-url.ts';
import { createSnapshots, type Snapshot } from '../site/snapshot.ts';
import type { PokeBus } from '../store/pokes.ts';
import { mountWebForms } from './web-forms.ts';

/** The console is at the root. A proxy may put the site anywhere, also at the root of a host of its own. */
const root = '/help/';

const atom = 'application/atom+xml; charset=utf-8';
const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * The public tips site: read by anybody, when the policy allows it. Its answers are no part of the API's contract.
 *
 * @param files null: it was not built, and every address of it leads nowhere
 */
export function mountSite(app: FastifyInstance, context: Context, bus: PokeBus, files: SiteFiles | null): void {
  const snapshots = createSnapshots(context, bus);
  app.addHook('onClose', async () => snapshots.stop());
  const assets = new Map(
    [...(files?.assets ?? [])].map(([name, bytes]) => {
      const mediaType = mediaTypes[extname(name)] ?? 'application/octet-stream';
      return [name, makeAnswer(bytes, mediaType, { cacheControl: forEver })] as const;
    }),
  );

  if (files !== null) mountWebForms(app, { root, context, snapshots, files });
  app.get(root.slice(0, -1), async (_request, reply) => redirect(reply, 'help/', 301));
  // What somebody asks the search is nobody's business: requests are not written into the log, only what goes wrong.
  app.get<{ Params: { '*': string } }>(`${root}*`, { logLevel: 'warn' }, async (request, reply) => {
    const snapshot = await snapshots.current();
    if (files === null || !snapshot.policy.sitePublic) return sendAnswer(request, reply, nothing);
    const path = request.params['*'];
    const address = readAddress(path);
    if (address.kind === 'asset') return sendAnswer(request, reply, assets.get(address.name) ?? nothing);
    const preferred = pickLanguage(preferredLanguages(request.headers['accept-language']));
    if (address.kind === 'choose-language') {
      const { search } = new URL(request.url, 'http://localhost');
      reply.header('vary', 'accept-language');
      return redirect(reply, `${rootFrom(path)}${path === 'en' || path === 'id' ? path : preferred}/${address.path}${search}`, 302);
    }
    if (address.kind === 'picture') return sendAnswer(request, reply, (await pictureAnswer(context, snapshot, address.sha256)) ?? nothing);
    const answer = answerOf(files, snapshot, address, { path, query: queryOf(request), preferred });
    return sendAnswer(request, reply, answer ?? nothing);
  });
  // Programs look for it at the root of a host only.
  app.get('/robots.txt', async (request, reply) => {
    const { sitePublic } = (await snapshots.current()).policy;
    const text = `User-agent: *\n${sitePublic ? `Allow: ${root}\n` : ''}Disallow: /\n`;
    return sendAnswer(request, reply, makeAnswer(text, 'text/plain; charset=utf-8'));
  });
}

/** Only what a tip for everybody shows. From the store each time: pictures are large, and browsers keep them. */
async function pictureAnswer({ database }: Context, snapshot: Snapshot, sha256: string): Promise<Answer | null> {
  if (!snapshot.pictures.has(sha256)) return null;
  const picture = await readTipPicture(database.db, sha256, true);
  if (isRefusal(picture)) return null;
  return makeAnswer(Buffer.from(picture.bytes), picture.mediaType, { cacheControl: 'public, max-age=3600' });
}

function answerOf(
  files: SiteFiles,
  snapshot: Snapshot,
  address: Exclude<SiteAddress, { kind: 'asset' | 'choose-language' | 'picture' }>,
  asked: Asked,
): Answer | null {
  const siteUrl = readSiteUrl(snapshot.policy.siteUrl);
  const kept = (content: () => string, mediaType: string) => remembered(snapshot, asked.path, () => makeAnswer(content(), mediaType));
  switch (address.kind) {
    case 'index':
      return kept(() => JSON.stringify(snapshot.index(address.language)), 'application/json');
    case 'tips-feed':
      return kept(() => tipsFeed(snapshot, address.language, siteUrl), atom);
    case 'announcements-feed':
      return kept(() => announcementsFeed(snapshot, address.language, siteUrl), atom);
    case 'sitemap':
      return siteUrl === null ? null : kept(() => sitemap(snapshot, siteUrl), 'application/xml; charset=utf-8');
    case 'robots':
      return kept(() => robots(siteUrl), 'text/plain; charset=utf-8');
    default:
      return pageAnswer(files, snapshot, address, asked);
  }
}

function queryOf(request: FastifyRequest): Asked['query'] {
  const query = request.query as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return { q: text(query.q), desktop: text(query.desktop) };
}

/** By a relative address, which holds behind any proxy. */
function redirect(reply: FastifyReply, location: string, status: 301 | 302): FastifyReply {
  return reply.code(status).header('location', location).header('cache-control', 'public, max-age=60').send();
}
