import { z } from 'zod';

/** Sizes are bytes, times are UTC, shares are percent, unless a field says otherwise. */
export const text = z.string().max(1000);
export const bytes = z.number().nonnegative();
export const percent = z.number().min(0).max(100);
