import { personal } from './personal.ts';
import { type Random, seeded } from './random.ts';
import { genericPlaces, hostPlaces, peoplePlaces, structuredPlaces } from './secrets.ts';
import { surroundings } from './surroundings.ts';
import { tokens } from './tokens.ts';

/** `structured` and `personal` have a form, `generic` only a name beside it; `people` and `hosts` are told by their place. */
export type Group = 'structured' | 'personal' | 'generic' | 'people' | 'hosts';

/** A line with something that must not leave. */
export interface Positive {
  readonly group: Group;
  readonly kind: string;
  readonly line: string;
  /** What must not stand in the line any more. */
  readonly value: string;
}

/** A generated set of lines over all kinds, the same for the same seed. About 1,600 with 6 rounds. */
export function positives(seed: number, rounds = 6): readonly Positive[] {
  const r = seeded(seed);
  const made: Positive[] = [];
  const place = (text: string, value: string): string => text.replace('{}', () => value);
  const inPlace = (
    group: Group,
    places: readonly { readonly text: string; readonly make: (r: Random) => string }[],
    wrap: boolean,
  ): void => {
    for (const { text, make } of places) {
      const value = make(r);
      const line = place(text, value);
      // What a line begins with decides in some places, so not all are put into another line.
      made.push({ group, kind: text, value, line: wrap && r.below(2) === 0 ? place(r.pick(around), line) : line });
    }
  };
  for (let round = 0; round < rounds; round++) {
    for (const [kind, make] of Object.entries(tokens)) {
      const value = make(r);
      made.push({ group: 'structured', kind, value, line: place(r.pick(surroundings), value) });
    }
    for (const [kind, { make, word }] of Object.entries(personal)) {
      const value = make(r);
      made.push({ group: 'personal', kind, value, line: place(r.pick(surroundings), `${word ? r.pick(word) : ''}${value}`) });
    }
    inPlace('structured', structuredPlaces, true);
    inPlace('generic', genericPlaces, true);
    inPlace('people', peoplePlaces, false);
    inPlace('hosts', hostPlaces, false);
  }
  return made;
}

const around = [
  'Nov 24 09:12:01 pc app[2211]: {}',
  '2026-11-24 09:12:01,332 WARN {}',
  'saya lihat ini: {}',
  'the log says: {}',
  '    {}',
  '> {}',
];
