import { readFile } from 'node:fs/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { openStore } from './open-store.ts';
import { type ReachConfig, startReach } from './reach.ts';
import { type Bootstrapped, bootstrap, firstAdmin } from './services/bootstrap.ts';
import type { Context } from './services/context.ts';
import { importStarterTips } from './services/starter-tips.ts';
import { startUpkeep } from './services/upkeep.ts';
import { createPokeBus } from './store/pokes.ts';

/**
 * Connections that may wait to be accepted: a poke brings all desktops at once, and those beyond it would try again after a
 * second. (The kernel's net.core.somaxconn is the upper limit.)
 */
const backlog = 4096;

export interface RunningServer extends Bootstrapped {
  readonly url: string;
  /** Stops accepting, ends event streams, lets requests finish, closes the database. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly version: string;
  readonly bootstrap: boolean;
  readonly reach: ReachConfig;
}

export async function startServer({ config, version, ...options }: StartOptions): Promise<RunningServer> {
  const log = pino({ level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] }, pino.destination(2));
  const bus = createPokeBus();
  let app: FastifyInstance | null = null;
  let reach: { stop(): Promise<void> } | null = null;
  const store = await openStore(config, bus, (error) => log.warn({ err: error }, 'the connection to the database was lost'));
  const { database } = store;
  try {
    const context: Context = { database, now: Date.now };
    const tips = config.starterTips === null ? null : await readFile(config.starterTips, 'utf8');
    if (tips !== null) {
      const added = await importStarterTips(context, tips);
      if (added > 0) log.info({ added }, 'starter tips brought in');
    }
    const made: Bootstrapped = options.bootstrap
      ? await bootstrap(context)
      : { firstAdmin: await firstAdmin(context, false), enrolmentKey: null };

    app = Fastify({
      loggerInstance: log,
      trustProxy: config.trustProxy,
      // Slow senders: a 20 MB picture at 1.5 Mbit/s takes two minutes.
      requestTimeout: 180_000,
      connectionTimeout: 0,
      keepAliveTimeout: 72_000,
      forceCloseConnections: 'idle',
      routerOptions: { maxParamLength: 200 },
      ...(config.tls ? { https: { ...config.tls, minVersion: 'TLSv1.2' } } : {}),
    }) as unknown as FastifyInstance;
    await buildApp(app, {
      context,
      bus,
      consoleFolder: config.consoleFolder,
      siteFolder: config.siteFolder,
      secure: config.tls !== null || config.trustProxy !== false,
      publicMetrics: config.publicMetrics,
      rateLimit: config.rateLimit,
      version,
      newsValidHours: config.newsValidHours,
      sms: options.reach.sms,
      forum: options.reach.forum,
    });
    const url = await app.listen({ host: config.host, port: config.port, backlog });
    reach = await startReach(context, bus, options.reach, log);
    const outside = reach;
    const running = app;
    const stopUpkeep = startUpkeep(context, (error, what) => log.warn({ err: error }, what));
    return {
      ...made,
      url,
      async close() {
        stopUpkeep();
        await outside.stop();
        await running.close();
        await store.close();
      },
    };
  } catch (error) {
    await reach?.stop();
    await app?.close();
    await store.close();
    throw error;
  }
}
