/**
 * The text of an HTML mail, as plain text with `> ` before what was quoted. A tokenizer of one pass and no recursion: nothing
 * is run, nothing is fetched, and neither depth nor size can be turned against us.
 */
export function textOfHtml(html: string): string {
  const out: string[] = [];
  const hrefs: string[] = [];
  let quotes = 0;
  /** The element whose whole content is left out, with its end. */
  let until: string | null = null;
  let preformatted = 0;
  let at = 0;
  const newline = () => out.push('\n');
  while (at < html.length && at < maxHtml) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      if (until === null) out.push(spaced(html.slice(at, maxHtml), preformatted > 0));
      break;
    }
    if (open > at && until === null) out.push(spaced(html.slice(at, open), preformatted > 0));
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4);
      at = end < 0 ? html.length : end + 3;
      continue;
    }
    if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) {
      if (until === null) out.push('<');
      at = open + 1;
      continue;
    }
    const end = endOfTag(html, open + 1);
    const tag = html.slice(open + 1, Math.min(end, open + maxTag));
    at = end + 1;
    const name = /^\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase();
    if (!name) continue;
    const closes = tag.startsWith('/');
    if (until !== null) {
      if (closes && name === until) until = null;
      continue;
    }
    if (unread.has(name) && !closes && !tag.endsWith('/')) until = name;
    else if (name === 'br') newline();
    else if (name === 'hr') out.push('\n---\n');
    else if (name === 'pre') {
      preformatted = Math.max(0, preformatted + (closes ? -1 : 1));
      newline();
    } else if (name === 'blockquote') {
      out.push('\n', closes ? (quotes > 0 ? quoteEnds : '') : quotes < maxQuotes ? quoteBegins : '', '');
      quotes = Math.max(0, Math.min(maxQuotes, quotes + (closes ? -1 : 1)));
    } else if (name === 'li' && !closes) out.push('\n- ');
    else if (name === 'td' || name === 'th') out.push(closes ? ' ' : '');
    else if (name === 'img') {
      const words = attribute(tag, 'alt').trim();
      if (words) out.push(`[${words}]`);
    } else if (name === 'a') {
      if (closes) {
        const href = hrefs.pop();
        if (href) out.push(hrefEnds, href, hrefEnds);
      } else if (hrefs.length < 100) {
        const href = attribute(tag, 'href').trim();
        // Other schemes run or show something; of a tracker's address the words are enough.
        hrefs.push(/^(https?|mailto):/i.test(href) && href.length <= 500 ? href : '');
        out.push(hrefBegins);
      }
    } else if (paragraphs.has(name)) out.push('\n\n');
    else if (blocks.has(name)) newline();
  }
  return laidOut(out.join(''));
}

const maxHtml = 2_000_000;
const maxTag = 20_000;
const maxQuotes = 8;
// Private-use characters stand for marks until the text is laid out: none survives.
const quoteBegins = '\ue000';
const quoteEnds = '\ue001';
const hrefBegins = '\ue002';
const hrefEnds = '\ue003';

const unread = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'textarea',
  'select',
]);
const paragraphs = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'ul', 'ol', 'dl']);
const blocks = new Set(['div', 'tr', 'section', 'article', 'header', 'footer', 'center', 'address', 'dt', 'dd', 'form', 'body', 'html']);

/** Index of the `>` that ends the tag, quotes respected as browsers do; the end of the text for one that never ends. */
function endOfTag(html: string, from: number): number {
  const limit = Math.min(html.length, from + maxTag);
  let quote = '';
  for (let at = from; at < limit; at += 1) {
    const char = html[at];
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return at;
    else if ((char === '"' || char === "'") && html[at - 1] === '=') quote = char;
  }
  const plain = html.indexOf('>', from);
  return plain < 0 ? html.length : plain;
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s{0,5}=\\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\\s"'>]{1,2000}))`, 'i').exec(tag);
  return decoded(found?.[1] ?? found?.[2] ?? found?.[3] ?? '').replace(/[\s\ue000-\ue003]+/g, ' ');
}

const spaced = (text: string, asIs: boolean) => {
  const words = decoded(text).replace(/[\ue000-\ue003]/g, '');
  return asIs ? words : words.replace(/[ \t\r\n\f]+/g, ' ');
};

const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’' },
  ...{
    ldquo: '“',
    rdquo: '”',
    bull: '•',
    euro: '€',
    copy: '©',
    reg: '®',
    trade: '™',
    laquo: '«',
    raquo: '»',
    middot: '·',
    zwnj: '',
    shy: '',
  },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à', ccedil: 'ç' },
};

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));?/gi, (all, hex, decimal, name) => {
    if (name) return named[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
  });
}

function laidOut(text: string): string {
  const linked = text.replace(/\ue002([^\ue002\ue003]*)\ue003([^\ue003]*)\ue003/g, (_, words: string, href: string) =>
    words.includes(href.replace(/^mailto:/i, '').replace(/\/$/, '')) ? words : `${words} (${href})`,
  );
  let depth = 0;
  const lines = linked.replace(/[\ue002\ue003]/g, '').split('\n');
  const kept: string[] = [];
  for (const line of lines) {
    let words = '';
    for (const char of line) {
      if (char === quoteBegins) depth += 1;
      else if (char === quoteEnds) depth = Math.max(0, depth - 1);
      else words += char;
    }
    words = words.replace(/^ /, '').trimEnd();
    // One empty line is a paragraph; more of them are the sender's layout. In front of everything there is none.
    if (words === '' && (kept.length === 0 || /^[> ]*$/.test(kept.at(-1) ?? ''))) continue;
    kept.push(`${'> '.repeat(depth)}${words}`.trimEnd());
  }
  return kept
    .join('\n')
    .replace(/\n[> \n]*$/, '')
    .trim();
}
