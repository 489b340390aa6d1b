import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { TipActions } from '../../actions/tip-actions.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import type { TipOfTheDay } from '../../tips/day/tip-of-the-day.ts';
import type { TipPictures } from '../../tips/pictures.ts';
import type { Tips } from '../../tips/tips.ts';

export interface TipsPorts {
  readonly tips: Pick<Tips, 'list' | 'search' | 'get'>;
  readonly pictures: Pick<TipPictures, 'read'>;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly language: () => Language;
  readonly newId: () => string;
  readonly now: () => Date;
  /** Loaded when a tip is opened, not before. */
  readonly actions: () => Promise<TipActions>;
  readonly day: () => Promise<TipOfTheDay>;
}

export const tipsHandlers = ({ tips, pictures, outbox, language, newId, now, actions, day }: TipsPorts): Handlers['tips'] => ({
  list: async () => [...(await tips.list(language()))],
  search: async (query) => [...(await tips.search({ ...query, language: language() }))],
  get: ({ id }) => tips.get(id),
  picture: ({ sha256 }) => pictures.read(sha256),
  async outcome({ id, version, helped }) {
    const at = now().toISOString();
    const { kept } = await outbox.add({
      manifest: { kind: 'tip-outcome', id: newId(), createdAt: at, tipId: id, body: { at, version, helped } },
      files: [],
    });
    return { ok: kept };
  },
  actions: async ({ id }) => ({ possible: await (await actions()).possible(id) }),
  act: async ({ id, action }) => ({ outcome: await (await actions()).act(id, action) }),
  ofTheDay: async () => (await day()).card(),
  async opened({ id }) {
    await (await day()).opened(id);
    return { ok: true };
  },
  async notToday() {
    await (await day()).notToday();
    return { ok: true };
  },
});
