import { addressPasses, isAddress, isPlainAddress, speaksOfPackages } from './addresses.ts';
import { assignments, elements } from './assignments.ts';
import { feature, featuresOf } from './features.ts';
import { hostPasses } from './hosts.ts';
import type { Identity } from './identity.ts';
import { escapeExpression, namesPass, wordCharacters } from './names.ts';
import { type LineContext, merged, nothing, type Pass } from './pass.ts';
import { peoplePasses } from './people.ts';
import { personalPasses } from './personal.ts';
import { keyed, numbered, type Placeholders, splitAtPlaceholders } from './placeholder.ts';
import { secretNameKind } from './secret-names.ts';
import { bearer, inAddresses, privateKeyBegin, privateKeyEnd } from './secrets.ts';
import { spoken } from './spoken.ts';
import { tokenPasses } from './tokens.ts';

export interface Redactor {
  /** @returns the text without secrets and personal data; redacting it again changes nothing. */
  readonly text: (text: string) => string;
  /** Every string inside plain JSON data; keys stay. `keep`: top-level keys that hold public facts only. */
  readonly value: <T>(value: T, keep?: readonly string[]) => T;
  /** One line of a stream, without its end; null: it belongs to a private key, of which one placeholder stands already. */
  readonly line: (line: string) => string | null;
}

/** Three stages; of two hits of a stage that overlap, the earlier pass counts. */
const secrets: readonly Pass[] = [inAddresses, ...tokenPasses, assignments, elements, spoken, bearer];
const personal: readonly Pass[] = [...personalPasses, ...addressPasses];
const places: readonly Pass[] = [...peoplePasses, ...hostPasses];

/**
 * A removal can uncover another (a number that stood against an address): what is left is looked at again, one step
 * further in. Text deeper in than this was made to be so, and goes whole.
 */
const maxDepth = 12;

const numberFeatures = feature.digit | feature.dot;

/** A private key is told from others by its beginning. */
const keyHead = 200;

/** Told of what goes, in order: for whoever may see both sides, and checks. */
export type TakenOut = (placeholder: string, words: string) => void;

/**
 * @param key makes placeholders that others with the same key make, too (see `keyed`); without it they are numbered
 */
export function createRedactor(identity: Identity = {}, key?: string, onTakenOut?: TakenOut): Redactor {
  const make = key === undefined ? numbered() : keyed(key);
  const told = (placeholder: string, words: string): string => {
    onTakenOut?.(placeholder, words);
    return placeholder;
  };
  const placeholderOf: Placeholders = onTakenOut ? (kind, words) => told(make(kind, words), words) : make;
  const names = namesPass(identity);
  const stages = [secrets, personal, names ? [...places, names] : places];
  const home = identity.home && identity.home.length > 1 ? identity.home.replace(/\/+$/, '') : null;
  const ownHome = home ? new RegExp(`${escapeExpression(home)}(?![${wordCharacters}.-])`, 'g') : null;

  /** Short texts in which there is nothing: lines are made of the same pieces again and again. */
  const harmless = new Set<string>();

  /** A text without placeholders: what is found goes, and what stood between is looked at anew, for itself. */
  function clean(text: string, line: LineContext, depth: number): string {
    // No name is shorter, and no value that stands for itself.
    if (text.length < 3) return text;
    const found = featuresOf(text);
    // A sign alone is nothing, and neither are spaces.
    if ((found & (feature.letter | feature.digit)) === 0 || harmless.has(text)) return text;
    let hits = nothing;
    for (const stage of stages) {
      for (const pass of stage) {
        if ((found & pass.needs) !== pass.needs) continue;
        const more = pass.find(text, line);
        if (more.length > 0) hits = merged(hits, more);
      }
      // What a secret held is gone then, and need not be looked through.
      if (hits.length > 0) break;
    }
    if (hits.length === 0) {
      // What depends on the rest of its line (numbers of versions) is not remembered.
      if (text.length <= 48 && (found & numberFeatures) !== numberFeatures) {
        if (harmless.size >= 2000) harmless.clear();
        harmless.add(text);
      }
      return text;
    }
    if (depth >= maxDepth) return placeholderOf('secret', text);
    let out = '';
    let at = 0;
    for (const { start, end, kind, own } of hits) {
      if (start > at) out += clean(text.slice(at, start), line, depth + 1);
      const words = text.slice(start, end);
      out += own === undefined ? placeholderOf(kind, words) : told(own, words);
      at = end;
    }
    return at < text.length ? out + clean(text.slice(at), line, depth + 1) : out;
  }

  function oneLine(line: string): string {
    if (line === '') return line;
    // What a section's fields hold, as a rule: told without an expression, each of which takes time to be made ready.
    if (isTime(line)) return line;
    if (isAddress(line)) return isPlainAddress(line) ? line : placeholderOf('ip', line);
    // First of all, so that what is found next is found in the text as it will stand.
    const text = ownHome ? line.replace(ownHome, '~') : line;
    const context = lineContext(text);
    const once = betweenPlaceholders(text, context);
    // The words that told of packages may have gone with a secret: then the numbers of versions are addresses after all.
    return context.told() && !speaksOfPackages(once) ? betweenPlaceholders(once, { packages: false }) : once;
  }

  function betweenPlaceholders(text: string, context: LineContext): string {
    if (!text.includes('[')) return clean(text, context, 0);
    const parts = splitAtPlaceholders(text);
    return parts.map((part, i) => (i % 2 === 0 && part !== '' ? clean(part, context, 0) : part)).join('');
  }

  let insideKey = false;
  /** A private key may begin and end anywhere in a line, more than once, and go on over many. */
  function lineOf(line: string): string | null {
    let rest = line;
    let out: string | null = null;
    for (;;) {
      if (insideKey) {
        const end = privateKeyEnd.exec(rest);
        if (!end) return out;
        insideKey = false;
        rest = rest.slice(end.index + end[0].length);
        // The line that ends a key has nothing else, as a rule: its placeholder stands already.
        if (rest.trim() === '') return out;
      }
      const begin = rest.includes('-----BEGIN') ? privateKeyBegin.exec(rest) : null;
      if (!begin) return `${out ?? ''}${oneLine(rest)}`;
      out = `${out ?? ''}${oneLine(rest.slice(0, begin.index))}${placeholderOf('secret', rest.slice(begin.index, begin.index + keyHead))}`;
      rest = rest.slice(begin.index + begin[0].length);
      insideKey = true;
    }
  }

  function text(whole: string): string {
    const before = insideKey;
    insideKey = false;
    const lines = whole.includes('\n') ? whole.split('\n').map(lineOf) : [lineOf(whole)];
    insideKey = before;
    return lines.filter((line) => line !== null).join('\n');
  }

  function value<T>(data: T, keep: readonly string[] = []): T {
    const walk = (node: unknown, top: boolean, name: string): unknown => {
      if (typeof node === 'string') return secretNameKind(name) === 'strong' ? whole(node) : text(node);
      if (Array.isArray(node)) return node.map((child) => walk(child, false, name));
      if (typeof node !== 'object' || node === null) return node;
      return Object.fromEntries(
        Object.entries(node).map(([key, child]) => [key, top && keep.includes(key) ? child : walk(child, false, key)]),
      );
    };
    return walk(data, true, '') as T;
  }

  /** What stands under a name such as "password" goes whole, and a placeholder there stays. */
  function whole(secret: string): string {
    const parts = splitAtPlaceholders(secret);
    return secret === '' || (parts.length === 3 && parts[0] === '' && parts[2] === '') ? secret : placeholderOf('secret', secret);
  }

  return { text, value, line: lineOf };
}

/** "2026-11-24T08:00:00.000Z" and nothing else. */
function isTime(text: string): boolean {
  return text.length === 24 && text[10] === 'T' && text[23] === 'Z' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}

/** The facts about a line are found when a pass asks for them: most lines have no number of four parts. */
function lineContext(line: string): LineContext & { readonly told: () => boolean } {
  let packages: boolean | null = null;
  return {
    get packages() {
      packages ??= speaksOfPackages(line);
      return packages;
    },
    told: () => packages === true,
  };
}
