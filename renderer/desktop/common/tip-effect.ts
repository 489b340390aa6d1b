import { useEffect } from 'react';
import type { TipPlace } from '../../../shared/ipc/contract.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import { pandu } from '../bridge.ts';

type Told = Pick<Tip, 'id' | 'version'>;
/** `not-helped`: tried, and it is something else or did not work. */
type TipWhat = 'shown' | 'opened' | 'solved' | 'not-helped';

/** The one place from which pages tell what became of a tip, and where it was met. */
export function noteTip({ id, version }: Told, what: TipWhat, _where: TipPlace): void {
  const quietly = (call: Promise<unknown>) => void call.catch(() => undefined);
  if (what === 'opened') quietly(pandu.tips.opened({ id }));
  if (what === 'solved' || what === 'not-helped') quietly(pandu.tips.outcome({ id, version, helped: what === 'solved' }));
}

/** What is in a list again and again, while one types, was shown once. */
const shown = new Set<string>();

/** Tells that these tips were on the screen: once each in the life of this window. */
export function useTipsShown(tips: readonly Told[], where: TipPlace): void {
  const keys = tips.map(({ id, version }) => `${id} ${version}`).join('\n');
  useEffect(() => {
    for (const key of keys === '' ? [] : keys.split('\n')) {
      if (shown.has(`${where} ${key}`)) continue;
      shown.add(`${where} ${key}`);
      const [id = '', version] = key.split(' ');
      noteTip({ id, version: Number(version) }, 'shown', where);
    }
  }, [keys, where]);
}
