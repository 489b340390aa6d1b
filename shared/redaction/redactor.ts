import type { Identity } from './identity.ts';
import { escapeExpression, nameMatcher, wordCharacters } from './names.ts';
import type { Pass } from './pass.ts';
import { personalPasses } from './personal.ts';
import { createNumbering, splitAtPlaceholders } from './placeholder.ts';
import { privateKeyBegin, privateKeyEnd, secretPasses } from './secrets.ts';

export interface Redactor {
  /** @returns the text without secrets and personal data; redacting it again changes nothing. */
  readonly text: (text: string) => string;
  /** Every string inside plain JSON data; keys stay. `keep`: top-level keys that hold public facts only. */
  readonly value: <T>(value: T, keep?: readonly string[]) => T;
  /** One line of a stream, without its end; null: it belongs to a private key, of which one placeholder stands already. */
  readonly line: (line: string) => string | null;
}

const passes: readonly Pass[] = [...secretPasses, ...personalPasses];

/** A removal can uncover another (a number that stood against an address). Two rounds are usual; this many is a limit. */
const maxRounds = 8;

/** A private key is told from others by its beginning. */
const keyHead = 200;

/** Longer lines are looked at in pieces of this size, so that one endless line costs no more than many. */
const maxPiece = 32_768;

/** A letter, digit, "@" next to another or a sign of an assignment: without these nothing can match. Saves most of the work. */
const worthLooking = /[\d@:=]|eyJ|pass|sandi|pin |bearer|basic|gh[opusr]_|_pat_|glpat|xox|AKIA|ASIA|AIza|sk[-_]|npm_|token|secret|api-key/i;

export function createRedactor(identity: Identity = {}): Redactor {
  const number = createNumbering();
  const names = nameMatcher(identity);
  const home = identity.home && identity.home.length > 1 ? identity.home.replace(/\/+$/, '') : null;
  const ownHome = home ? new RegExp(`${escapeExpression(home)}(?![${wordCharacters}.-])`, 'g') : null;

  /** Home folders of others, also of people whom this computer's list of users does not name (domain users). */
  const replaceHomes = (text: string): string =>
    text.replace(/\/home\/([^/\s"'`:,;<>[\]()]{1,80})/g, (_whole, user: string) => `/home/${number('user', user)}`);

  const replaceNames = (text: string): string =>
    names.expression === null
      ? text
      : text.replace(names.expression, (match) =>
          names.isHost(match) ? '[host]' : names.isOwnUser(match) ? '[user]' : number(match.includes(' ') ? 'name' : 'user', match),
        );

  function replaceHits(part: string, pass: Pass): string {
    const hits = pass(part);
    if (hits.length === 0) return part;
    let out = '';
    let at = 0;
    for (const hit of hits) {
      out += part.slice(at, hit.start) + number(hit.kind, part.slice(hit.start, hit.end));
      at = hit.end;
    }
    return out + part.slice(at);
  }

  /** Applies a replacement to what stands between placeholders. */
  function between(text: string, replace: (part: string) => string): string {
    if (!text.includes('[')) return replace(text);
    const parts = splitAtPlaceholders(text);
    return parts.length === 1 ? replace(text) : parts.map((part, i) => (i % 2 === 0 && part !== '' ? replace(part) : part)).join('');
  }

  function round(text: string): string {
    let now = text;
    if (worthLooking.test(now)) for (const pass of passes) now = between(now, (part) => replaceHits(part, pass));
    if (ownHome) now = between(now, (part) => part.replace(ownHome, '~'));
    if (now.includes('/home/')) now = between(now, replaceHomes);
    return between(now, replaceNames);
  }

  function piece(text: string): string {
    let now = text;
    for (let i = 0; i < maxRounds; i++) {
      const next = round(now);
      if (next === now) break;
      now = next;
    }
    return now;
  }

  function oneLine(line: string): string {
    if (line.length <= maxPiece) return piece(line);
    let out = '';
    for (let at = 0; at < line.length; ) {
      const end = cut(line, at);
      out += piece(line.slice(at, end));
      at = end;
    }
    return out;
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
      const begin = privateKeyBegin.exec(rest);
      if (!begin) return `${out ?? ''}${oneLine(rest)}`;
      out = `${out ?? ''}${oneLine(rest.slice(0, begin.index))}${number('secret', rest.slice(begin.index, begin.index + keyHead))}`;
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
    const walk = (node: unknown, top: boolean): unknown => {
      if (typeof node === 'string') return text(node);
      if (Array.isArray(node)) return node.map((child) => walk(child, false));
      if (typeof node !== 'object' || node === null) return node;
      return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, top && keep.includes(key) ? child : walk(child, false)]));
    };
    return walk(data, true) as T;
  }

  return { text, value, line: lineOf };
}

/** Where a piece of an endless line ends: at a space near the limit, so that nothing worth finding is cut in two. */
function cut(line: string, start: number): number {
  const limit = start + maxPiece;
  if (limit >= line.length) return line.length;
  const space = line.lastIndexOf(' ', limit);
  return space > start + maxPiece / 2 ? space + 1 : limit;
}
