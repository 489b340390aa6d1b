import { tipIdSchema } from '../../shared/model/ids.ts';
import { type Language, languages } from '../../shared/model/language.ts';

/** What an address of the site asks for, below its root. */
export type SiteAddress =
  /** Leads to the same below the reader's language: "" the first page, "tips/missing-fonts", "search", "contact", "report". */
  | { readonly kind: 'choose-language'; readonly path: string }
  | { readonly kind: 'home' | 'search' | 'contact' | 'wall'; readonly language: Language }
  | { readonly kind: 'index' | 'tips-feed' | 'announcements-feed'; readonly language: Language }
  | { readonly kind: 'tip'; readonly language: Language; readonly id: string }
  | { readonly kind: 'asset'; readonly name: string }
  | { readonly kind: 'picture'; readonly sha256: string }
  | { readonly kind: 'robots' | 'sitemap' }
  | { readonly kind: 'missing'; readonly language: Language | null };

const inLanguage = { '': 'home', search: 'search', contact: 'contact', wall: 'wall', 'index.json': 'index' } as const;
const feeds = { tips: 'tips-feed', announcements: 'announcements-feed' } as const;
/** Below each language; forms and conversations have routes of their own. */
const withoutLanguage = ['', 'search', 'contact', 'wall', 'report'];

/** @param path as in the address, below the root: "en/tips/missing-fonts"; without query */
export function readAddress(path: string): SiteAddress {
  const [first = '', ...rest] = path.split('/');
  const below = rest.join('/');
  const language = languages.find((one) => one === first) ?? null;
  if (language === null) {
    if (first === 'assets' && /^[\w-]+\.(js|css|svg)$/.test(below)) return { kind: 'asset', name: below };
    if (first === 'pictures' && /^[0-9a-f]{64}$/.test(below)) return { kind: 'picture', sha256: below };
    if (path === 'robots.txt') return { kind: 'robots' };
    if (path === 'sitemap.xml') return { kind: 'sitemap' };
    const [, feed, spoken] = /^(tips|announcements)\.([a-z]{2})\.atom$/.exec(path) ?? [];
    const inIt = languages.find((one) => one === spoken);
    if ((feed === 'tips' || feed === 'announcements') && inIt !== undefined) return { kind: feeds[feed], language: inIt };
    if (withoutLanguage.includes(path) || tipIn(path) !== null) return { kind: 'choose-language', path };
    return { kind: 'missing', language: null };
  }
  // "en" without a slash would make every relative link of the page wrong.
  if (rest.length === 0) return { kind: 'choose-language', path: '' };
  const kind = Object.hasOwn(inLanguage, below) ? inLanguage[below as keyof typeof inLanguage] : null;
  if (kind !== null) return { kind, language };
  const id = tipIn(below);
  return id === null ? { kind: 'missing', language } : { kind: 'tip', language, id };
}

function tipIn(path: string): string | null {
  const id = path.startsWith('tips/') ? path.slice('tips/'.length) : '';
  return tipIdSchema.safeParse(id).success ? id : null;
}

/** From an address below the root to the root itself: "en/tips/x" -> "../../". */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}

/** The first of ours in an Accept-Language that the reader likes best; null when there is none. */
export function preferredLanguages(header: string | undefined): string[] {
  return (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find((value) => value !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}
