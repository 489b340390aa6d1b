import { z } from 'zod';
import { percent, text } from './units.ts';

const ms = z.number().nonnegative();

export const connectionSection = z.object({
  /** The name that was looked up; one that this computer asks for anyway. Absent when none is known. */
  lookedUp: text.optional(),
  /** `unknown-name`: the server answered that there is no such name. */
  dns: z.array(z.object({ server: text, state: z.enum(['ok', 'unknown-name', 'no-answer']), ms: ms.optional() })),
  /** From the table of neighbours; `unknown`: nothing was sent there lately. */
  gateway: z.enum(['none', 'reachable', 'unreachable', 'unknown']),
  /** `portal`: another page came in place of the one asked for. `not-asked`: no page is named, or a proxy stands between. */
  web: z.object({ state: z.enum(['online', 'portal', 'no-answer', 'not-asked']), host: text.optional(), ms: ms.optional() }),
  /** This computer's clock minus that of the server that answered; whole seconds, known to about two. */
  clockOffsetSeconds: z.number().optional(),
  /** What NetworkManager thinks. */
  connectivity: z.enum(['full', 'portal', 'limited', 'none', 'unknown']).optional(),
  vpn: z.array(z.object({ kind: text, state: z.enum(['connecting', 'connected', 'failed']) })),
  proxy: z.object({ mode: z.enum(['none', 'manual', 'automatic']), from: z.enum(['environment', 'desktop']).optional() }),
  wifi: z.array(z.object({ name: text, signalDbm: z.number().optional(), signalPercent: percent })),
});
