/**
 * May a link of a tip, an announcement or an answer be followed? By https only, with no name or password in it, and to a
 * host that policy names or one below it; when policy names none, to any.
 */
export function mayFollow(url: string, hosts: readonly string[]): boolean {
  const host = form.exec(url)?.[1];
  if (host === undefined) return false;
  const wanted = plain(host);
  return hosts.length === 0 || hosts.map(plain).some((allowed) => allowed !== '' && (wanted === allowed || wanted.endsWith(`.${allowed}`)));
}

/**
 * Much stricter than what browsers understand, so that no browser can find another host in it: no name before an "@", no
 * backslash, no escapes in the host, nothing that is not plainly written.
 */
const form = /^https:\/\/([\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*\.?)(?::\d{1,5})?(?:[/?#]\S*)?$/iu;

/** As people write a host, and as an address has it: without a dot at its end, or the "*." before it. */
const plain = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/^\*?\./, '')
    .replace(/\.$/, '');

/** `[words](address)`, `[label]: address` and `<address>`. Pages and the desktop judge again what a parser of Markdown makes of it. */
const written = /\]\(\s*<?([^\s<>()]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s<>]+)|<([a-z][a-z0-9+.-]*:[^\s<>]*)>/gim;

/** The addresses of links in a Markdown text that lead somewhere else than policy allows, each once. Our own steps and pictures are none. */
export function linksNotAllowed(markdown: string, hosts: readonly string[]): readonly string[] {
  const found = [...markdown.matchAll(written)].map(([, inline, reference, automatic]) => inline ?? reference ?? automatic ?? '');
  return [...new Set(found)].filter((url) => /^[a-z][a-z0-9+.-]*:/i.test(url) && !/^(pandu|picture):/i.test(url) && !mayFollow(url, hosts));
}
