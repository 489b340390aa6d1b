import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { SmsConfig } from './channels/sms/config.ts';
import { usualNewsValidHours } from './config.ts';
import type { ForumConfig } from './forum/config.ts';
import { serveConsole, setSecurityHeaders } from './http/console.ts';
import { createMount } from './http/mount.ts';
import { sendError } from './http/problems.ts';
import { createStreams } from './http/streams.ts';
import { mountAgentRoutes } from './routes/agent.ts';
import { mountDesktopRoutes } from './routes/desktop.ts';
import { createMetrics, mountOperations } from './routes/operations.ts';
import { mountSite } from './routes/site.ts';
import type { Context } from './services/context.ts';
import { createFeed } from './services/feed.ts';
import { createIdentify } from './services/identify.ts';
import { createSeenDesktops } from './services/seen-desktops.ts';
import { createThrottle } from './services/sign-in.ts';
import { createSigner, makeFirstKey } from './services/signing.ts';
import { loadSiteFiles } from './site/files.ts';
import type { PokeBus } from './store/pokes.ts';

export interface AppOptions {
  readonly context: Context;
  readonly bus: PokeBus;
  readonly consoleFolder: string | null;
  /** dist/site; null: the public site was not built. */
  readonly siteFolder: string | null;
  /** Reached over TLS, our own or a proxy's. */
  readonly secure: boolean;
  readonly publicMetrics: boolean;
  readonly rateLimit: number;
  readonly version: string;
  /** For how long a desktop need not worry that it hears nothing new. */
  readonly newsValidHours?: number;
  /** Where a provider brings SMS; null: nowhere. */
  readonly sms?: SmsConfig | null;
  readonly forum?: ForumConfig | null;
  /** Tests check every answer against the contract. */
  readonly checkReplies?: boolean;
}

/** The help desk as a Fastify application: everything but listening and closing. Tests inject into it. */
export async function buildApp(app: FastifyInstance, options: AppOptions): Promise<void> {
  const { context, bus } = options;
  await makeFirstKey(context.database.db, context.now());
  const signer = createSigner();
  const feed = createFeed(context, bus);
  const seen = createSeenDesktops(context);
  const identify = createIdentify(context, bus, seen);
  const desktopStreams = createStreams(3);
  const agentStreams = createStreams(20);
  const metrics = createMetrics(() => desktopStreams.count() + agentStreams.count());

  const stopPokes = bus.listen((poke) => {
    if (poke.kind === 'feed') {
      const data = JSON.stringify({ cursor: poke.cursor });
      if (poke.desktopId === null) desktopStreams.pokeAll(data);
      else desktopStreams.poke(poke.desktopId, data);
    } else if (poke.kind === 'topic') agentStreams.pokeAll(JSON.stringify({ topic: poke.topic }));
    else if (poke.kind === 'desktop') desktopStreams.end(poke.id);
    else agentStreams.end(poke.id);
  });
  // Streams would keep the server from closing.
  app.addHook('preClose', async () => {
    stopPokes();
    desktopStreams.close();
    agentStreams.close();
  });
  app.addHook('onClose', async () => {
    feed.stop();
    identify.stop();
    await seen.stop();
  });

  app.decorateRequest('caller', null);
  app.setErrorHandler(sendError);
  app.removeAllContentTypeParsers();
  const bytes = { parseAs: 'buffer' } as const;
  const asIs = (_request: unknown, body: string | Buffer, done: (error: null, body: string | Buffer) => void) => done(null, body);
  app.addContentTypeParser(['application/json', 'application/octet-stream', 'image/png', 'image/jpeg', 'image/webp'], bytes, asIs);

  await setSecurityHeaders(app, options.secure);
  await app.register(cookie);
  await app.register(rateLimit, {
    max: options.rateLimit,
    timeWindow: '1 minute',
    cache: 50_000,
    // Many desktops may share one address: those that we know are counted each for itself.
    keyGenerator: (request) => identify.remembered(request) ?? request.ip,
    // Assets of the public site are answered from memory, and a whole office may share an address.
    allowList: (request) => ['/healthz', '/readyz', '/metrics'].includes(request.url) || request.url.startsWith('/help/assets/'),
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.inc({ method: request.method, route, status: String(reply.statusCode) });
    metrics.seconds.observe({ method: request.method, route }, reply.elapsedTime / 1000);
  });

  const mount = createMount(app, { identify, checkReplies: options.checkReplies ?? false });
  mountDesktopRoutes(mount, context, signer, feed, desktopStreams, seen, options.newsValidHours ?? usualNewsValidHours);
  const forum = options.forum ? (await import('./forum/discourse.ts')).discourse(options.forum) : null;
  const throttle = createThrottle(context.now);
  mountAgentRoutes(mount, context, signer, agentStreams, { throttle, secureCookie: options.secure, forum });
  mountOperations(mount, context, metrics, options);
  mountSite(app, context, bus, options.siteFolder === null ? null : await loadSiteFiles(options.siteFolder));
  if (options.sms?.receiving) (await import('./channels/sms/http/receive.ts')).mountSms(app, context, options.sms.receiving, options.sms);
  await serveConsole(app, options.consoleFolder);
}
