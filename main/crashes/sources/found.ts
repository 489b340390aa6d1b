import type { Crash, Frame } from '../../../shared/model/crash.ts';

/** A crash as its source tells it, after the checks that its source allows. Who it is in the menu is asked later. */
export interface FoundCrash {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly executable: string;
  readonly signal: string;
  readonly frames: readonly Frame[];
  readonly source: Crash['source'];
  readonly confirmed: boolean;
  readonly pid: number | null;
  /** The control group of the program when it crashed: names its desktop file on most desktops. */
  readonly cgroup: string | null;
  /** The package, where the source names it. */
  readonly package: { readonly name: string; readonly version: string } | null;
}
