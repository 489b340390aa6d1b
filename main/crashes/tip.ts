import type { Crash } from '../../shared/model/crash.ts';

/** The part of a tip that decides. */
interface TipFindings {
  readonly id: string;
  readonly findings: readonly string[];
}

/** The tip that answers this very crash (its signature stands among the tip's findings), or the one for an office that crashes. */
export function tipFor({ signature, executable }: Crash, tips: readonly TipFindings[]): string | null {
  const exact = tips.find(({ findings }) => findings.includes(signature));
  if (exact) return exact.id;
  return /\/soffice\.bin$/.test(executable) ? (tips.find(({ id }) => id === 'office-crashes')?.id ?? null) : null;
}
