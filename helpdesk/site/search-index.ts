import type { Language } from '../../shared/model/language.ts';
import type { Tip, TipText } from '../../shared/model/tip.ts';
import type { IndexedTip } from '../../shared/site/contract.ts';

const noParts = { problem: '', cause: '', alternatives: '', steps: [] };

/** A tip as the search of one language needs it, and no more: what a browser fetches to search while one types. */
export function forSearch(tip: Tip, language: Language, helped?: number): IndexedTip {
  const { en, id } = tip.texts;
  const titleOnly = (text: TipText): TipText => ({ ...noParts, title: text.title, keywords: text.keywords });
  // Of the other language the search reads the title and the keywords.
  const texts = id === undefined ? { en } : language === 'id' ? { en: titleOnly(en), id } : { en, id: titleOnly(id) };
  const { applications, desktops } = tip.audience;
  return {
    id: tip.id,
    version: tip.version,
    updatedAt: tip.updatedAt,
    app: tip.app,
    causeKind: tip.causeKind,
    texts,
    audience: { ...(applications ? { applications } : {}), ...(desktops ? { desktops } : {}) },
    findings: [],
    related: [],
    ...(helped === undefined ? {} : { helped }),
  };
}
