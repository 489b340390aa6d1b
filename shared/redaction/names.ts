import { isSystemAccount } from './accounts.ts';
import { feature } from './features.ts';
import type { Identity } from './identity.ts';
import { type Hit, nothing, type Pass } from './pass.ts';

export const escapeExpression = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * Latin letters with their accents. Not \p{L}: V8 takes some 10 ms to prepare that class for matching without case, a
 * tenth of a whole quick diagnosis.
 */
export const wordCharacters = '\\w\\u00c0-\\u024f';

/** One expression for all names: a text is looked through once however many people use the computer. null: there is none. */
export function namesPass(identity: Identity): Pass | null {
  const useful = (name: string | undefined): name is string => !!name && name.length >= 3 && name.length <= 80 && !isSystemAccount(name);
  const short = identity.hostName?.split('.')[0];
  const hosts = [identity.hostName, short].filter(useful);
  const own = [identity.userName, identity.fullName].filter(useful);
  const others = (identity.otherUsers ?? []).filter(useful);
  const all = [...new Set([...hosts, ...own, ...others])].sort((a, b) => b.length - a.length);
  if (all.length === 0) return null;
  const hostSet = new Set(hosts.map((name) => name.toLowerCase()));
  const ownSet = new Set(own.map((name) => name.toLowerCase()));
  const expression = new RegExp(`(?<![${wordCharacters}])(?:${all.map(escapeExpression).join('|')})(?![${wordCharacters}])`, 'gi');
  return {
    needs: feature.letter,
    find(text) {
      expression.lastIndex = 0;
      let match = expression.exec(text);
      if (!match) return nothing;
      const hits: Hit[] = [];
      for (; match; match = expression.exec(text)) {
        const [name] = match;
        const place = { start: match.index, end: match.index + name.length };
        const small = name.toLowerCase();
        if (hostSet.has(small)) hits.push({ ...place, kind: 'host', own: '[host]' });
        else if (ownSet.has(small)) hits.push({ ...place, kind: 'user', own: '[user]' });
        else hits.push({ ...place, kind: name.includes(' ') ? 'name' : 'user' });
      }
      return hits;
    },
  };
}
