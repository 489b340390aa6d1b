import MiniSearch from 'minisearch';
import type { Language } from '../model/language.ts';
import type { Tip } from '../model/tip.ts';
import { picturesAsWords } from '../tips/pictures.ts';
import { contextFactor, reasonFactor, type SearchContext } from './context.ts';
import { analyseText, type Terms } from './index-terms.ts';
import { normalForm } from './normal-form.ts';
import { analyseQuery, type Unit } from './query.ts';
import { Vocabulary } from './vocabulary.ts';

interface SearchOptions extends SearchContext {
  /** At most so many hits; 10 unless told. */
  readonly limit?: number;
}

interface SearchHit {
  readonly id: string;
  /** Comparable within one answer only. */
  readonly score: number;
  /** The words of the question that this tip has, as they were typed. */
  readonly matched: readonly string[];
}

export interface TipSearch {
  /** Best first; empty for a question that no tip answers. An empty text asks for what the findings and the application call for. */
  readonly search: (text: string, options?: SearchOptions) => SearchHit[];
  readonly size: number;
}

type Field = 'title' | 'keywords' | 'problem' | 'body' | 'other';
type Entry = { id: string } & Record<Field, string>;

const boost: Record<Field, number> = { title: 2.4, keywords: 3, problem: 1, body: 0.35, other: 1.3 };
const fields = Object.keys(boost) as Field[];
/** Hits below this share of the best one are noise. */
const tail = 0.18;
/** A hit must have this share of the question, counted by how telling its words are. */
const leastCoverage = 0.3;

/** What no tip knows is most often a name: "hp laserjet does not print". */
const unknownWord = 0.6;
/** A meaning of a word that was guessed counts as much as the guess. */
const guess = 0.75;

/** Builds the index: some milliseconds for a hundred tips. Knows no disk, page or process, so that all three use it. */
export function createTipSearch(tips: readonly Tip[], language: Language): TipSearch {
  const index = new MiniSearch<Entry>({ fields, tokenize: (text) => (text === '' ? [] : text.split(' ')), processTerm: (term) => term });
  const strong = new Set<string>();
  const known = new Set<string>();
  const byId = new Map<string, Tip>();
  /** Word or meaning -> in how many tips it is told, not only mentioned in a step. */
  const tipsWith = new Map<string, number>();
  const formOf = remembering(normalForm);
  for (const tip of tips) {
    if (byId.has(tip.id)) continue;
    byId.set(tip.id, tip);
    const entry = entryOf(tip, language, strong, known, formOf);
    index.add(entry);
    const telling = `${entry.title} ${entry.keywords} ${entry.problem} ${entry.other}`;
    for (const term of new Set(telling.split(' '))) tipsWith.set(term, (tipsWith.get(term) ?? 0) + 1);
  }
  const vocabulary = new Vocabulary(strong);

  const search = (text: string, options: SearchOptions = {}): SearchHit[] => {
    const limit = options.limit ?? 10;
    const units = analyseQuery(text, vocabulary, known).map((unit) => ({
      ...unit,
      weight: unit.weight * telling(unit, tipsWith, byId.size),
    }));
    if (units.length === 0) return /\S/.test(text) ? [] : byContext(byId, options).slice(0, limit);
    const weights = new Map<string, number>();
    for (const unit of units) {
      for (const [term, weight] of unit.terms) weights.set(term, Math.max(weight, weights.get(term) ?? 0));
    }
    const results = index.search([...weights.keys()].join(' '), {
      boost,
      boostTerm: (term) => weights.get(term) ?? 1,
      bm25: { k: 1.2, b: 0.35, d: 0.3 },
    });
    const hits: SearchHit[] = [];
    for (const result of results) {
      const tip = byId.get(String(result.id));
      const terms = new Set(result.queryTerms);
      const { coverage, matched } = cover(units, terms);
      if (!tip || coverage < leastCoverage || (coverage < 0.6 && onlyMentioned(result.match))) continue;
      const score = result.score * (0.25 + 0.75 * coverage * coverage) * contextFactor(tip, options);
      hits.push({ id: tip.id, score, matched });
    }
    hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    const least = (hits[0]?.score ?? 0) * tail;
    return hits.filter((hit) => hit.score >= least).slice(0, limit);
  };
  return { search, size: byId.size };
}

/** Tips share most of their words, and finding a root is the dear part. Gone with the call that builds the index. */
function remembering(formOf: (word: string) => string): (word: string) => string {
  const seen = new Map<string, string>();
  return (word) => {
    const known = seen.get(word);
    if (known !== undefined) return known;
    const form = formOf(word);
    seen.set(word, form);
    return form;
  };
}

function entryOf(tip: Tip, language: Language, strong: Set<string>, known: Set<string>, formOf: (word: string) => string): Entry {
  // As tipText() has it, which would bring the schemas of all models into the page that searches.
  const own = tip.texts[language] ?? tip.texts.en;
  const foreign = language === 'en' ? tip.texts.id : tip.texts.en;
  const take = (terms: Terms, telling: boolean): string => {
    for (const form of terms.words) {
      known.add(form);
      if (telling) strong.add(form);
    }
    return [...terms.words, ...(telling ? terms.concepts : [])].join(' ');
  };
  const phrases = (texts: readonly string[]): string => texts.map((text) => take(analyseText(text, formOf), true)).join(' ');
  const body = [own.cause, own.alternatives, ...own.steps, own.check ?? '', own.callHelp ?? ''];
  return {
    id: tip.id,
    title: phrases([own.title, tip.app]),
    keywords: phrases(own.keywords),
    problem: take(analyseText(readable(own.problem), formOf), true),
    body: take(analyseText(body.map(readable).join('\n'), formOf), false),
    other: foreign && foreign !== own ? phrases([foreign.title, ...foreign.keywords]) : '',
  };
}

/** Nobody looks for where a link leads: "[Open the trash](pandu:open-trash)" are three words. */
const readable = (markdown: string): string => picturesAsWords(markdown).replace(/\]\([^)\s]*\)/g, ']');

/** A phrase unit covers the words in it; words weigh by how telling they are. What only weak words found is not covered at all. */
function cover(units: readonly Unit[], found: ReadonlySet<string>): { coverage: number; matched: string[] } {
  const hits = units.filter((unit) => [...unit.terms.keys()].some((term) => found.has(term)));
  if (hits.every((unit) => unit.weak)) return { coverage: 0, matched: [] };
  // Position among the words of the question -> how well it is covered.
  const covered = new Map<number, number>();
  for (const unit of hits) {
    const quality = qualityOf(unit, found);
    for (let at = unit.first; at <= unit.last; at += 1) covered.set(at, Math.max(quality, covered.get(at) ?? 0));
  }
  let total = 0;
  let have = 0;
  const words: string[] = [];
  for (const unit of units) {
    if (unit.phrase) continue;
    total += unit.weight;
    const quality = covered.get(unit.first);
    if (quality === undefined) continue;
    have += unit.weight * quality;
    if (!unit.weak) words.push(unit.original);
  }
  // "does not work" as a whole can be the reason where none of its words is.
  const reasons = words.length > 0 ? words : hits.filter((unit) => !unit.weak).map((unit) => unit.original);
  // A lone guess must be most of what was asked.
  const sure = hits.some((unit) => !unit.weak && !unit.guessed);
  return { coverage: total === 0 ? 0 : (have / total) * (sure ? 1 : guess), matched: [...new Set(reasons)] };
}

/** How much of the question a word carries: near 1 for a rare one, less for one that many tips have. */
function telling(unit: Unit, tipsWith: ReadonlyMap<string, number>, size: number): number {
  let most = 0;
  for (const [term, value] of unit.terms) if (value >= 0.7) most = Math.max(most, tipsWith.get(term) ?? 0);
  return most === 0 ? unknownWord : 1 - 0.6 * Math.sqrt(most / Math.max(1, size));
}

/** All of it is in the steps or the cause: the tip is about something else. */
function onlyMentioned(match: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.values(match).every((where) => where.every((field) => field === 'body'));
}

/** 1 for a word that is there as it was typed, less for one that it may be a misspelling of: "world" is not quite "word". */
function qualityOf(unit: Unit, found: ReadonlySet<string>): number {
  if (unit.phrase) return unit.guessed && unit.first === unit.last ? guess : 1;
  let best = 0;
  for (const [term, value] of unit.terms) if (found.has(term)) best = Math.max(best, value);
  return unit.weak ? 1 : Math.min(1, best);
}

function byContext(tips: ReadonlyMap<string, Tip>, context: SearchContext): SearchHit[] {
  return [...tips.values()]
    .filter((tip) => reasonFactor(tip, context) > 1)
    .map((tip) => ({ id: tip.id, score: contextFactor(tip, context), matched: [] }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
