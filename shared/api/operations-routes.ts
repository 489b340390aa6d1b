import { z } from 'zod';
import { defineRoutes } from './route.ts';

export const operationsRoutes = defineRoutes({
  health: {
    method: 'GET',
    path: '/healthz',
    auth: 'none',
    status: 200,
    summary: 'The process lives.',
    reply: z.object({ ok: z.literal(true) }),
  },
  ready: {
    method: 'GET',
    path: '/readyz',
    auth: 'none',
    status: 200,
    summary: 'The database answers; 503 otherwise.',
    reply: z.object({ ok: z.literal(true) }),
  },
  metrics: {
    method: 'GET',
    path: '/metrics',
    auth: 'none',
    status: 200,
    summary: 'Prometheus text. Loopback only unless PANDU_METRICS=public.',
    reply: 'binary',
  },
  openapi: {
    method: 'GET',
    path: '/openapi.json',
    auth: 'none',
    status: 200,
    summary: 'This contract as OpenAPI 3.1.',
    reply: z.object({ openapi: z.string() }).loose(),
  },
});
