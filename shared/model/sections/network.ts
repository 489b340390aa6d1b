import { z } from 'zod';
import { text } from './units.ts';

export const networkSection = z.object({
  interfaces: z.array(
    z.object({
      name: text,
      kind: z.enum(['ethernet', 'wifi', 'vpn', 'bridge', 'loopback', 'other']),
      up: z.boolean(),
      carrier: z.boolean(),
      speedMbit: z.number().optional(),
      addresses: z.array(text),
    }),
  ),
  gateway: text.optional(),
  nameservers: z.array(text),
  searchDomains: z.array(text),
  proxy: text.optional(),
});
