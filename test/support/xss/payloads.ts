import { attributes, breakouts, fileNames, templates } from './families/contexts.ts';
import { byThemselves, everyHandler, spellings } from './families/html.ts';
import { foreign, frames, leaks, styles } from './families/markup.ts';
import { actions, bareUrls, everyScheme, markdown, unicode } from './families/urls.ts';
import type { Family } from './family.ts';

const families: Readonly<Record<string, Family>> = {
  byThemselves,
  everyHandler,
  spellings,
  breakouts,
  attributes,
  templates,
  fileNames,
  foreign,
  frames,
  leaks,
  styles,
  everyScheme,
  bareUrls,
  markdown,
  actions,
  unicode,
};

export interface Payload {
  /** What the watcher is told, should it run. */
  readonly number: number;
  readonly family: string;
  readonly text: string;
}

/** Every text of every family, each once, in an order in which neighbours are of different families. */
export function makePayloads(): Payload[] {
  let number = 0;
  const seen = new Set<string>();
  const byFamily = Object.entries(families).map(([family, make]) =>
    make('').flatMap((anonymous, at) => {
      if (seen.has(anonymous)) return [];
      seen.add(anonymous);
      number += 1;
      // Each with a number of its own, also within encodings of it.
      return [{ number, family, text: make(`__xss(${number})`)[at] ?? '' }];
    }),
  );
  const most = Math.max(...byFamily.map((texts) => texts.length));
  return Array.from({ length: most }, (_, at) => byFamily.flatMap((texts) => texts[at] ?? [])).flat();
}
