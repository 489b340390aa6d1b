import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { Outbox } from '../../outbox/outbox.ts';
import type { TipPictures } from '../../tips/pictures.ts';
import type { Tips } from '../../tips/tips.ts';

export interface TipsPorts {
  readonly tips: Pick<Tips, 'list' | 'search' | 'get'>;
  readonly pictures: Pick<TipPictures, 'read'>;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly language: () => Language;
  readonly newId: () => string;
  readonly now: () => Date;
}

export const tipsHandlers = ({ tips, pictures, outbox, language, newId, now }: TipsPorts): Handlers['tips'] => ({
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
});
