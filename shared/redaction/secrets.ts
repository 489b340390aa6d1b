import { valueEnd } from './assignments.ts';
import { feature } from './features.ts';
import { expressionPass, type Hit, nothing, type Pass } from './pass.ts';

/** `https://user:password@host`: the name and the password go, the host stays. Also `scott/tiger@` of Oracle. */
export const inAddresses: Pass = expressionPass(
  'secret',
  feature.at,
  /(?<=:\/\/)[^\s/?#@"'<>]{1,256}(?:@[^\s/?#@"'<>]{1,64}(?=@))?(?=@)|(?<=jdbc:oracle:\w{1,10}:)[^\s@]{1,128}(?=@)/g,
  // "ssh://git@host" and "smb://siti@host" have a name only: that is a person's, if anything.
  (match) => match.includes(':') || match.includes('/') || match.length > 40,
);

const scheme = /(?<![\w-])(?:bearer|basic|negotiate|digest) (?=[\w+/=.~-]{8})/gi;
/** Whatever else stands on the line of a header: "Bearer …" in the middle of a sentence. */
export const bearer: Pass = {
  needs: feature.letter | feature.space,
  find(text) {
    scheme.lastIndex = 0;
    let match = scheme.exec(text);
    if (!match) return nothing;
    const hits: Hit[] = [];
    for (; match; match = scheme.exec(text)) {
      const start = match.index + match[0].length;
      const end = valueEnd(text, start, false);
      const value = text.slice(start, start + 100);
      // "Basic settings", "bearer activation": words, not what a header carries.
      if (/^[\w+/=.~-]*[\d=+/]/.test(value) || /^[a-z]*[A-Z][a-z]*[A-Z]/.test(value)) hits.push({ start, end, kind: 'secret' });
    }
    return hits;
  },
};

export const privateKeyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
export const privateKeyEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
