import { z } from 'zod';
import { applicationSchema } from './application.ts';
import { timeSchema } from './ids.ts';

/** Who caught the crash. All of them are parts of the system, none of ours. */
const crashSources = ['systemd-coredump', 'apport', 'abrt'] as const;

/** Frames of a crash that are kept: the top says where it went wrong, the rest how it came there. */
export const maxFrames = 20;

/**
 * The same crash has the same one on every desktop, whatever the addresses: "c1-" (the version of the way it is made) and
 * 80 bits of a hash, sixteen consonants for the sixteen digits. How: main/crashes/signature.ts.
 */
export const crashSignatureSchema = z.string().regex(/^c1-[bcdfghjklmnpqrst]{20}$/);

const frameSchema = z.object({
  /** Without arguments and without versions; empty when its module tells no names. */
  function: z.string().max(200),
  /** File name of the program or library, without its folder: "libvcllo.so". Empty when not known. */
  module: z.string().max(120),
});
export type Frame = z.infer<typeof frameSchema>;

/** One crash of a program of this user. */
export const crashSchema = z.object({
  at: timeSchema,
  /** What people know it as, when the menu has it; a program in the background has none. */
  application: applicationSchema.nullable(),
  /** Absolute path of the program. */
  executable: z.string().max(500),
  /** "SIGSEGV". */
  signal: z.string().regex(/^SIG[A-Z0-9+-]{1,12}$/),
  frames: z.array(frameSchema).max(maxFrames),
  signature: crashSignatureSchema,
  source: z.enum(crashSources),
  /** False: only a file says so that a program of the user could have written itself. It is listed, and nobody is told. */
  confirmed: z.boolean(),
});
export type Crash = z.infer<typeof crashSchema>;
