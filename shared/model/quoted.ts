/** A mail's text in two: what was written now, and what it quotes below, which is kept and shown folded. */
export interface Quoted {
  readonly own: string;
  /** Empty when nothing is quoted at the end. */
  readonly quoted: string;
}

/** "On Mon, Budi wrote:", "Pada Sen, Budi menulis:": the line, perhaps broken in two, above a quotation. */
const attribution = /^(?!>).{0,300}(wrote|menulis|schrieb|a écrit|escribió)\s*:$/i;
const begins = /^(on|pada|am|le|el)\s/i;
/** Outlook and phones put no signs before the lines but a head above them. */
const head = /^\s*(-{2,}\s*(original message|pesan asli|forwarded message|pesan terusan).*-{2,}|_{20,})\s*$/i;
const outlook = /^\*?(from|dari)\*?:\s.{1,300}$/i;
const outlookNext = /^\*?(sent|date|dikirim|tanggal|to|kepada)\*?:\s/i;

/** Only what is below everything that was written is folded: an answer between quoted lines is read together with them. */
export function splitQuoted(text: string): Quoted {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const from = beginOfQuotation(lines);
  if (from < 0) return { own: text, quoted: '' };
  const own = lines.slice(0, from).join('\n').trimEnd();
  // A mail that is all quotation, a forwarded one, is what the person wants to say.
  return own === '' ? { own: text, quoted: '' } : { own, quoted: lines.slice(from).join('\n').trim() };
}

function beginOfQuotation(lines: readonly string[]): number {
  const below = lines.findIndex(
    (line, at) => head.test(line) || (outlook.test(line) && lines.slice(at + 1, at + 4).some((next) => outlookNext.test(next))),
  );
  if (below >= 0) return below;
  let at = lines.length;
  let seen = 0;
  while (at > 0) {
    const line = lines[at - 1]?.trim() ?? '';
    if (line.startsWith('>')) seen += 1;
    else if (line !== '') break;
    at -= 1;
  }
  if (seen === 0) return -1;
  // The line above it says whose words they are; mail programs break it in two.
  const last = lines[at - 1]?.trim() ?? '';
  const both = `${lines[at - 2]?.trim() ?? ''} ${last}`;
  if (at >= 2 && attribution.test(both) && !begins.test(last) && begins.test(both)) return at - 2;
  if (attribution.test(last)) return at - 1;
  return at;
}
