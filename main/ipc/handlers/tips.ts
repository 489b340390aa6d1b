import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { TipEffects } from '../../tips/effect.ts';
import type { Tips } from '../../tips/tips.ts';
import type { UnansweredSearches } from '../../tips/unanswered.ts';

export interface TipsPorts {
  readonly tips: Pick<Tips, 'list' | 'search' | 'get'>;
  readonly effects: Pick<TipEffects, 'note'>;
  readonly unanswered: Pick<UnansweredSearches, 'tell'>;
  readonly language: () => Language;
}

export const tipsHandlers = ({ tips, effects, unanswered, language }: TipsPorts): Handlers['tips'] => ({
  list: async () => [...(await tips.list(language()))],
  search: async (query) => [...(await tips.search({ ...query, language: language() }))],
  get: ({ id }) => tips.get(id),
  async outcome({ id, version, helped }) {
    return { ok: await effects.note(helped ? 'solved' : 'not-helped', 'report', { id, version }) };
  },
  async note({ id, version, what, where }) {
    return { ok: await effects.note(what, where, { id, version }) };
  },
  unanswered: ({ text, answer }) => unanswered.tell(text, answer),
});
