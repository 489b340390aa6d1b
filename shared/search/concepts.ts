import { normalForm } from './normal-form.ts';
import { fillers } from './stop-words.ts';
import { everydayWords } from './synonyms-everyday.ts';
import { windowsWords } from './synonyms-windows.ts';
import { splitWords } from './words.ts';

/** A meaning that a run of normal forms has. */
export interface ConceptMatch {
  /** The token that is indexed and searched; no word of a person begins with "=". */
  readonly token: string;
  /** First and last position in the run, inclusive. */
  readonly first: number;
  readonly last: number;
}

interface Phrase {
  readonly forms: readonly string[];
  readonly token: string;
}

/** First normal form -> the phrases that begin with it. */
const phrases: ReadonlyMap<string, readonly Phrase[]> = buildPhrases();

/** Every normal form of the tables: words that are spelt right even when no tip has them. */
export const conceptForms: ReadonlySet<string> = new Set([...phrases.values()].flat().flatMap((phrase) => [...phrase.forms]));

/** All meanings in a run of normal forms, also overlapping ones: "ctrl alt del" is that and has "del" in it. */
export function matchConcepts(forms: readonly string[]): ConceptMatch[] {
  const found: ConceptMatch[] = [];
  forms.forEach((form, first) => {
    for (const phrase of phrases.get(form) ?? []) {
      if (phrase.forms.every((wanted, offset) => forms[first + offset] === wanted)) {
        found.push({ token: phrase.token, first, last: first + phrase.forms.length - 1 });
      }
    }
  });
  return found;
}

function buildPhrases(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>();
  const seen = new Set<string>();
  const lines = `${windowsWords}\n${everydayWords}`.split('\n').filter((line) => line.trim() !== '');
  lines.forEach((line, index) => {
    for (const member of line.split(',')) {
      const words = splitWords(member).map((word) => word.text);
      const content = words.filter((word) => !fillers.has(word));
      const forms = (content.length > 0 ? content : words).map(normalForm);
      const [first] = forms;
      const key = `${index} ${forms.join(' ')}`;
      if (first === undefined || seen.has(key)) continue;
      seen.add(key);
      const list = byFirst.get(first) ?? [];
      list.push({ forms, token: `=${index}` });
      byFirst.set(first, list);
    }
  });
  return byFirst;
}
