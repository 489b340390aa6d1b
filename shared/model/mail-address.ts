import { z } from 'zod';

/** An address that we would send to: one person, one domain, nothing that a mail server could read as more. */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>()[\],;:\\"%!|]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text);

/** In its normal form, lower case. */
export const mailAddressSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine((text) => isMailAddress(text), 'one mail address');
