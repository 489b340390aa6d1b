import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { TipActions } from '../../actions/tip-actions.ts';
import type { TipOfTheDay } from '../../tips/day/tip-of-the-day.ts';
import type { TipEffects } from '../../tips/effect.ts';
import type { TipPictures } from '../../tips/pictures.ts';
import type { Tips } from '../../tips/tips.ts';
import type { UnansweredSearches } from '../../tips/unanswered.ts';

export interface TipsPorts {
  readonly tips: Pick<Tips, 'list' | 'search' | 'often' | 'get'>;
  /** Somebody looks at a list: from now on they are told when a planned tip begins or ends. */
  readonly onList: () => void;
  readonly pictures: Pick<TipPictures, 'read'>;
  readonly effects: Pick<TipEffects, 'note'>;
  readonly unanswered: Pick<UnansweredSearches, 'tell'>;
  readonly language: () => Language;
  /** Loaded when a tip is opened, not before. */
  readonly actions: () => Promise<TipActions>;
  readonly day: () => Promise<TipOfTheDay>;
}

export const tipsHandlers = ({ tips, onList, pictures, effects, unanswered, language, actions, day }: TipsPorts): Handlers['tips'] => ({
  async list() {
    onList();
    return [...(await tips.list(language()))];
  },
  search: async (query) => [...(await tips.search({ ...query, language: language() }))],
  often: async () => [...(await tips.often({ language: language(), except: (await (await day()).id()) ?? undefined }))],
  get: ({ id }) => tips.get(id),
  picture: ({ sha256 }) => pictures.read(sha256),
  async note({ id, version, what, where }) {
    // What was read is no tip of the day any more.
    if (what === 'opened') await (await day()).opened(id);
    return { ok: await effects.note(what, where, { id, version }) };
  },
  unanswered: ({ text, answer }) => unanswered.tell(text, answer),
  actions: async ({ id }) => ({ possible: await (await actions()).possible(id) }),
  act: async ({ id, action }) => ({ outcome: await (await actions()).act(id, action) }),
  ofTheDay: async () => (await day()).card(),
  async notToday() {
    await (await day()).notToday();
    return { ok: true };
  },
});
