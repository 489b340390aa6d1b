import { z } from 'zod';
import { text } from './units.ts';

export const securitySection = z.object({
  firmware: z.enum(['uefi', 'bios']),
  secureBoot: z.boolean().optional(),
  /** "integrity" or "confidentiality": unsigned drivers are then refused. */
  lockdown: text.optional(),
  mandatoryAccess: z.enum(['apparmor', 'selinux-enforcing', 'selinux-permissive', 'none']),
  encryptedDisks: z.number().int(),
  tpm: text.optional(),
  /** Kernel modules that were not signed or come from outside. */
  foreignModules: z.array(text).max(50),
});
