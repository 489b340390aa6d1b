import { expressionPass, type Hit, type Pass } from './pass.ts';

/**
 * Names of settings whose value is a secret, as they end: "DB_PASSWORD", "accessToken", "kata sandi". Anchored at the
 * end, so that "token_type" and "passwordless" are left alone.
 */
const secretName =
  /(?:passw(?:or)?d|passphrase|passcode|passwort|pwd|secret|token|bearer|credentials?|authorization|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|enrol?l?ment[_-]?key|session[_-]?id|set-cookie|cookie|kata[_ -]?sandi|sandi|otp|(?:^|[_.\s-])(?:pin|pass|auth))(?:nya|ku|s)?\d{0,3}$/i;

/** The longest name that is looked at before a ":" or "=". Bounds the work for each sign. */
const nameLength = 64;

/** After "Authorization:" the scheme stays readable; "Cookie:" goes to the end of the line. */
const schemes = /^(?:bearer|basic|digest|negotiate|token|apikey)[ \t]+/i;

function valueEnd(text: string, start: number, wholeLine: boolean): number {
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = text.indexOf(quote, start + 1);
    return close < 0 ? text.length : close;
  }
  if (wholeLine) return text.length;
  const stop = /[\s,;&"'`<>|]/g;
  stop.lastIndex = start;
  return stop.exec(text)?.index ?? text.length;
}

/** `password=…`, `"token": "…"`, `Authorization: Bearer …`, `kata sandi: …`. */
const assignments: Pass = (text) => {
  const hits: Hit[] = [];
  const sign = /[:=]/g;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const name = text
      .slice(Math.max(0, match.index - nameLength), match.index)
      .trimEnd()
      .replace(/["'`]$/, '');
    if (!secretName.test(name)) continue;
    const gap = /^(?:[:=]|:?=>?)?[ \t]{0,8}/.exec(text.slice(match.index + 1, match.index + 12))?.[0] ?? '';
    let start = match.index + 1 + gap.length;
    const scheme = schemes.exec(text.slice(start, start + 20))?.[0] ?? '';
    start += scheme.length;
    const end = valueEnd(text, start, /cookie$/i.test(name));
    const open = /["'`]/.test(text[start] ?? '') ? start + 1 : start;
    if (end > open) hits.push({ start: open, end, kind: 'secret' });
    sign.lastIndex = Math.max(end, match.index + 1);
  }
  return hits;
};

/** "my password is …", "kata sandi saya adalah …", "--password …". */
const spoken: Pass = (text) => {
  const hits: Hit[] = [];
  const said =
    /(?<![\w\u00c0-\u024f])(?:password|passphrase|pin|kata sandi(?:nya)?|sandi(?:nya)?)(?: (?:saya|aku|ku|kami))? (?:is|was|adalah|yaitu|ialah) |(?<!\S)--?(?:password|passphrase|token|secret|api-key) /gi;
  for (const match of text.matchAll(said)) {
    const start = match.index + match[0].length;
    const end = valueEnd(text, start, false);
    const open = /["'`]/.test(text[start] ?? '') ? start + 1 : start;
    if (end > open && start >= (hits.at(-1)?.end ?? 0)) hits.push({ start: open, end, kind: 'secret' });
  }
  return hits;
};

/** `https://user:password@host`: the name and the password go, the host stays. */
const inAddresses: Pass = (text) => {
  const hits: Hit[] = [];
  const address = /:\/\/([^\s/?#@]{1,256})@/g;
  for (const match of text.matchAll(address)) {
    const start = match.index + 3;
    if (match[1]) hits.push({ start, end: start + match[1].length, kind: 'secret' });
  }
  return hits;
};

const bearer: Pass = (text) => {
  const hits: Hit[] = [];
  for (const match of text.matchAll(/(?<![\w-])(?:bearer|basic) (?=[\w+/=.~-]{8})/gi)) {
    const start = match.index + match[0].length;
    hits.push({ start, end: valueEnd(text, start, false), kind: 'secret' });
  }
  return hits;
};

const jsonWebToken = expressionPass('secret', /(?<![\w-])eyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g);

/** Keys that can be told by their shape: GitHub, GitLab, Slack, AWS, Google, OpenAI-like, npm, SendGrid, Stripe. */
const shaped = expressionPass(
  'secret',
  /(?<![\w-])(?:gh[opusr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|(?:AKIA|ASIA)[0-9A-Z]{16}(?!\w)|AIza[\w-]{30,}|ya29\.[\w-]{20,}|sk-[\w-]{20,}|[rs]k_(?:live|test)_\w{10,}|npm_\w{30,}|SG\.[\w-]{16,}\.[\w-]{16,})/g,
);

export const secretPasses: readonly Pass[] = [inAddresses, assignments, spoken, bearer, jsonWebToken, shaped];

export const privateKeyBegin = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
export const privateKeyEnd = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
