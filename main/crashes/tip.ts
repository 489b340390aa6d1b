import type { Crash } from '../../shared/model/crash.ts';

/** The part of a tip that decides. */
interface TipCrashes {
  readonly id: string;
  /** Signatures of crashes, and names of programs ("soffice.bin") of which it answers every crash. */
  readonly crashes?: readonly string[] | undefined;
}

/** The tip that answers this very crash, else one for every crash of this program. */
export function tipFor({ signature, executable }: Crash, tips: readonly TipCrashes[]): string | null {
  const program = executable.slice(executable.lastIndexOf('/') + 1);
  const naming = (what: string) => tips.find(({ crashes }) => crashes?.includes(what))?.id;
  return naming(signature) ?? naming(program) ?? null;
}
