import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** When the help desk is there. Answer and solution times count only this time. */
export const officeHoursSchema = z
  .object({
    /** IANA name, "Asia/Jakarta"; days and weeks of the reports begin there too. */
    zone: z.string().min(1).max(60).refine(isZone, 'no such time zone'),
    /** 1: Monday ... 7: Sunday. */
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    from: clock,
    /** Up to "24:00". */
    to: clock,
    /** "2026-12-25": nobody is there, whatever the weekday. */
    daysOff: z.array(z.iso.date()).max(400),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'ends before it begins' });
export type OfficeHours = z.infer<typeof officeHoursSchema>;
