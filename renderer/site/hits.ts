import type { Language } from '../../shared/model/language.ts';

interface Hit {
  readonly title: string;
  readonly app: string;
  readonly address: string;
}
interface Words {
  readonly nothing: string;
  readonly results_one?: string;
  readonly results_other: string;
}

/** A list below the form, made of text alone. Returns how to fill it; null hides it. */
export function showHits(form: HTMLFormElement, words: Words, language: Language) {
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.className = 'hits-status';
  const list = document.createElement('ul');
  list.className = 'hits';
  form.append(status, list);
  const plural = new Intl.PluralRules(language);
  return (found: { readonly question: string; readonly hits: readonly Hit[] } | null): void => {
    list.replaceChildren(...(found?.hits ?? []).map(itemOf));
    status.textContent = found === null ? '' : told(words, plural, found.question, found.hits.length);
  };
}

function told(words: Words, plural: Intl.PluralRules, question: string, count: number): string {
  const one = plural.select(count) === 'one' ? words.results_one : undefined;
  const text = count === 0 ? words.nothing : (one ?? words.results_other);
  // By a function: "$&" in what somebody typed means nothing.
  return text.replace('{{count}}', () => String(count)).replace('{{question}}', () => question);
}

function itemOf({ title, app, address }: Hit): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = address;
  const name = document.createElement('span');
  name.className = 'hits-name';
  name.textContent = title;
  const about = document.createElement('span');
  about.textContent = app;
  link.append(name, about);
  item.append(link);
  return item;
}
