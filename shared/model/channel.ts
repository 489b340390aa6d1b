import { z } from 'zod';

/** By what way something reached the help desk, or leaves it. `tray`: the desktop app, whatever part of it. */
const channels = ['tray', 'phone', 'email', 'web', 'sms'] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;
