import { type Fact, type Measure, measures } from './facts.ts';

/** Something that is not as it was, or not as it is elsewhere. Null where it was not there at all. */
export interface Difference {
  readonly measure: Measure;
  readonly subject: string;
  readonly before: number | string | null;
  readonly after: number | string | null;
}

const day = 86_400;

/** Far enough apart to be worth a line: what breathes by itself does not count. Symmetric. */
export function isApart(measure: Measure, one: number | string, other: number | string): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one !== other;
  const [low, high] = one < other ? [one, other] : [other, one];
  switch (measures[measure].unit) {
    case 'percent':
      return high - low >= 15;
    case 'load':
      return high >= 0.7 && high >= 2 * low;
    case 'seconds':
      return high >= 7 * day && high >= 3 * low;
    case 'count':
    case 'text':
      return low !== high;
  }
}

/** The value is on the side where trouble lies, seen from what is usual; a text that differs always may be. */
export function isWorse(measure: Measure, here: number | string, usual: number | string): boolean {
  const rule = measures[measure];
  if (!('worse' in rule) || typeof here === 'string' || typeof usual === 'string') return true;
  return rule.worse === 'lower' ? here < usual : here > usual;
}

const keyOf = ({ measure, subject }: Fact): string => `${measure} ${subject}`;

/** What changed from one set to another, in the order of the later one; then what is gone. */
export function differencesOf(before: readonly Fact[], after: readonly Fact[]): Difference[] {
  const earlier = new Map(before.map((fact) => [keyOf(fact), fact]));
  // A section that was switched off on one side has not lost its things.
  const measuresOf = (facts: readonly Fact[]) => new Set(facts.map(({ measure }) => measures[measure].section));
  const [known, here] = [measuresOf(before), measuresOf(after)];
  const found: Difference[] = [];
  for (const fact of after) {
    const former = earlier.get(keyOf(fact));
    earlier.delete(keyOf(fact));
    if (former ? isApart(fact.measure, former.value, fact.value) : known.has(measures[fact.measure].section))
      found.push({ measure: fact.measure, subject: fact.subject, before: former?.value ?? null, after: fact.value });
  }
  for (const { measure, subject, value } of earlier.values())
    if (here.has(measures[measure].section)) found.push({ measure, subject, before: value, after: null });
  return found;
}
