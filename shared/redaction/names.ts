import type { Identity } from './identity.ts';

/** Names that mean no person: service accounts and words that a log is full of. Replacing them would only hide facts. */
const words = new Set(
  'root admin administrator user users guest nobody daemon system mail test home desktop live ubuntu debian fedora linux localhost host'.split(
    ' ',
  ),
);

export const escapeExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Latin letters with their accents. Not \p{L}: V8 takes some 10 ms to prepare that class for matching without case, a
 * tenth of a whole quick diagnosis.
 */
export const wordCharacters = '\\w\\u00c0-\\u024f';

export interface NameMatcher {
  /** Matches whole words only, case aside; null when there is no name worth looking for. */
  readonly expression: RegExp | null;
  readonly isOwnUser: (match: string) => boolean;
  readonly isHost: (match: string) => boolean;
}

/** One expression for all names: a text is looked through once however many people use the computer. */
export function nameMatcher(identity: Identity): NameMatcher {
  const useful = (name: string | undefined): name is string =>
    !!name && name.length >= 3 && name.length <= 80 && !words.has(name.toLowerCase());
  const short = identity.hostName?.split('.')[0];
  const hosts = [identity.hostName, short].filter(useful);
  const own = [identity.userName, identity.fullName].filter(useful);
  const others = (identity.otherUsers ?? []).filter(useful);
  const all = [...new Set([...hosts, ...own, ...others])].sort((a, b) => b.length - a.length);
  const hostSet = new Set(hosts.map((name) => name.toLowerCase()));
  const ownSet = new Set(own.map((name) => name.toLowerCase()));
  return {
    expression:
      all.length === 0
        ? null
        : new RegExp(`(?<![${wordCharacters}])(?:${all.map(escapeExpression).join('|')})(?![${wordCharacters}])`, 'gi'),
    isOwnUser: (match) => ownSet.has(match.toLowerCase()),
    isHost: (match) => hostSet.has(match.toLowerCase()),
  };
}
