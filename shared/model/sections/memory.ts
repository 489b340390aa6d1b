import { z } from 'zod';
import { bytes, percent } from './units.ts';

export const memorySection = z.object({
  total: bytes,
  available: bytes,
  swapTotal: bytes,
  swapFree: bytes,
  /** Pressure stall information, share of the last 60 s in which some task waited; absent on kernels without it. */
  pressure: z.object({ cpu: percent, memory: percent, io: percent }).partial().optional(),
});
