import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { openApi } from '../../shared/api/openapi.ts';
import { operationsRoutes as routes } from '../../shared/api/operations-routes.ts';
import { isLoopback } from '../config.ts';
import type { Mount } from '../http/mount.ts';
import type { Context } from '../services/context.ts';
import { refuse } from '../services/refusal.ts';
import { databaseAnswers } from '../store/database.ts';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter<'method' | 'route' | 'status'>;
  readonly seconds: Histogram<'method' | 'route'>;
}

export function createMetrics(streams: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'pandu_event_streams',
    help: 'Open event streams',
    registers: [registry],
    collect() {
      this.set(streams());
    },
  });
  return {
    registry,
    requests: new Counter({
      name: 'pandu_http_requests_total',
      help: 'Answered requests',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
    }),
    seconds: new Histogram({
      name: 'pandu_http_request_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers: [registry],
    }),
  };
}

export function mountOperations(
  mount: Mount,
  context: Context,
  metrics: Metrics,
  options: { publicMetrics: boolean; version: string },
): void {
  const document = openApi(options.version);
  mount(routes.health, async () => ({ ok: true as const }));
  mount(routes.ready, async () =>
    (await databaseAnswers(context.database.db))
      ? { ok: true as const }
      : refuse('unavailable', 'The database does not answer.', { retryAfter: 5 }),
  );
  mount(routes.metrics, async ({ request }) => {
    if (!options.publicMetrics && !isLoopback(request.ip))
      return refuse('forbidden', 'Only from this computer, unless PANDU_METRICS=public.');
    return { bytes: Buffer.from(await metrics.registry.metrics()), mediaType: metrics.registry.contentType };
  });
  mount(routes.openapi, async () => ({ ...document, openapi: '3.1.0' }));
}
