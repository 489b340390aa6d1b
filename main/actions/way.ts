import type { StepActionId } from '../../shared/model/step-action.ts';
import type { DesktopName } from '../../shared/tips/desktop-steps.ts';

/** A folder of this user; which one is known on the desktop alone. */
export type Place = 'home' | 'downloads' | 'fonts';

/** One way to do it: an entry of the menu, started as that says, or a program of PATH. */
export type Way = (
  | {
      /** Id of a .desktop file. Names of settings pages change with their versions; their entries stay. */
      readonly entry: string;
    }
  | { readonly program: string }
) & {
  /** Behind what the entry says. */
  readonly args?: readonly string[];
  /** Comes last of all. */
  readonly place?: Place;
  /** Only where this program is, too. */
  readonly needs?: string;
  /** It ends by itself within seconds, and its exit code says whether it worked; everything else is a window that stays. */
  readonly ends?: boolean;
};

/** By desktop environment, then what fits any of them; null: a desktop that is not known. */
export interface Ways {
  readonly on?: { readonly [D in DesktopName]?: readonly Way[] };
  readonly any?: readonly Way[];
}

/** `copy` starts nothing. */
export type StartedAction = Exclude<StepActionId, 'copy'>;
export type WaysOf<Id extends StartedAction> = { readonly [I in Id]: Ways };

export const entry = (id: string, ...args: string[]): Way => (args.length > 0 ? { entry: id, args } : { entry: id });
export const program = (name: string, ...args: string[]): Way => (args.length > 0 ? { program: name, args } : { program: name });
