import { z } from 'zod';

/** How an application came onto the computer. */
export const packageSources = ['deb', 'rpm', 'flatpak', 'snap', 'appimage', 'other'] as const;

export const applicationSchema = z.object({
  /** What the user calls it: "LibreOffice Calc". */
  name: z.string().min(1).max(200),
  /** Desktop file id without ".desktop" when known: "libreoffice-calc". */
  desktopId: z.string().max(200).optional(),
  /** Name or path of the executable: "/usr/bin/soffice". */
  executable: z.string().max(500).optional(),
  version: z.string().max(100).optional(),
  package: z.string().max(200).optional(),
  source: z.enum(packageSources).optional(),
  pid: z.number().int().positive().optional(),
});
export type Application = z.infer<typeof applicationSchema>;
