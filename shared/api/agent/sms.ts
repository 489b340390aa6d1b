import { z } from 'zod';
import { timeSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { v1 } from './common.ts';

const gatewaySchema = z.object({
  name: z.string(),
  readAt: timeSchema.nullable(),
  sentAt: timeSchema.nullable(),
  /** What is wrong now, in English; null: nothing. */
  error: z.string().nullable(),
  errorAt: timeSchema.nullable(),
});

const smsHealthSchema = z.object({
  /** By policy. */
  on: z.boolean(),
  /** None: SMS is not set up, or never ran. */
  gateways: z.array(gatewaySchema),
  /** Answers and notices on their way. */
  waiting: z.number().int(),
  failed: z.number().int(),
  /** In the last 24 hours. */
  receivedToday: z.number().int(),
});
export type SmsHealth = z.infer<typeof smsHealthSchema>;

export const smsRoutes = defineRoutes({
  getSmsHealth: {
    method: 'GET',
    path: `${v1}/sms`,
    auth: 'session',
    role: 'agent',
    summary: 'How SMS does: its gateways, and what waits for them',
    reply: smsHealthSchema,
    status: 200,
  },
});
