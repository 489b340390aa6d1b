import type { Application } from '../../../shared/model/application.ts';
import type { Crash } from '../../../shared/model/crash.ts';

type ApplicationCrash = Crash & { readonly application: Application };

/** So many crashes of one application within so many days are a pattern. */
const often = 3;
const within = 7 * 24 * 3_600_000;

const isApplication = (crash: Crash): crash is ApplicationCrash => crash.application !== null && crash.confirmed;

/** @param crashes the newest first */
export const newestApplication = (crashes: readonly Crash[]): ApplicationCrash | undefined => crashes.find(isApplication);

/** The crashes of the application that crashes often, the newest first; null when none does. */
export function oftenCrashed(crashes: readonly Crash[]): readonly ApplicationCrash[] | null {
  const byProgram = new Map<string, ApplicationCrash[]>();
  for (const crash of crashes.filter(isApplication)) byProgram.set(crash.executable, [...(byProgram.get(crash.executable) ?? []), crash]);
  for (const all of byProgram.values()) {
    const [first] = all;
    const close = all.filter(({ at }) => first && Date.parse(first.at) - Date.parse(at) < within);
    if (close.length >= often) return close;
  }
  return null;
}

/** For the agent: "2026-11-24T04:05:00.000Z /usr/bin/mousepad SIGSEGV c1-… in g_object_ref (libgobject-2.0.so)". */
export function crashText({ at, executable, signal, signature, frames }: Crash): string {
  const top = frames.find(({ function: name }) => name !== '');
  return `${at} ${executable} ${signal} ${signature}${top ? ` in ${top.function} (${top.module})` : ''}`.slice(0, 900);
}

/** The tip of the starter library that comes closest. */
export function crashTip(executable: string): string {
  if (/\/soffice\.bin$/.test(executable)) return 'office-crashes';
  return /\/(?:firefox|thunderbird)(?:-esr|-bin)?$/.test(executable) ? 'program-safe-start' : 'program-closes';
}
