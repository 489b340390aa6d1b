import type { Language } from '../../shared/model/language.ts';
import { createTipSearch } from '../../shared/search/tip-search.ts';
import type { IndexedTip } from '../../shared/site/contract.ts';
import { desktopFromSlug, desktopQuery, fitsDesktop } from '../../shared/site/desktop-choice.ts';
import { partsOf } from '../../shared/tips/desktop-steps.ts';
import { site as en } from '../i18n/en/site.ts';
import { site as id } from '../i18n/id/site.ts';
import { showHits } from './hits.ts';

const most = 8;

/** Shows what fits below the search box from now on. Rejects when the index cannot be fetched. */
export async function searchAsYouType(form: HTMLFormElement, box: HTMLInputElement): Promise<void> {
  const language: Language = form.dataset.search === 'id' ? 'id' : 'en';
  const answer = await fetch(new URL('index.json', form.action));
  if (!answer.ok) throw new Error(`index: ${answer.status}`);
  // Ours, made by the server of this very page (shared/site/contract.ts).
  const tips = (await answer.json()) as IndexedTip[];
  const desktop = desktopFromSlug(form.querySelector<HTMLInputElement>('input[name=desktop]')?.value ?? '');
  const byId = new Map(tips.map((tip) => [tip.id, tip]));
  const { search } = createTipSearch(tips, language);
  const helped = new Map(tips.flatMap(({ id, helped }) => (helped === undefined ? [] : [[id, helped] as const])));
  const context = { helped, ...(desktop === null ? {} : { desktops: partsOf(desktop) }) };
  const show = showHits(form, { en, id }[language], language);
  const update = () => {
    const question = box.value.trim();
    if (question.length < 2) return show(null);
    const found = search(question, { ...context, limit: most * 2 }).flatMap(({ id: found }) => byId.get(found) ?? []);
    const fitting = found.filter((tip) => fitsDesktop(tip.audience, desktop)).slice(0, most);
    const root = new URL('.', form.action).pathname;
    return show({
      question,
      hits: fitting.map((tip) => ({
        title: (tip.texts[language] ?? tip.texts.en).title,
        app: tip.app,
        address: `${root}tips/${tip.id}${desktopQuery(desktop)}`,
      })),
    });
  };
  box.addEventListener('input', update);
  update();
}
