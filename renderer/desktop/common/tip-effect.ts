import { useEffect } from 'react';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import type { TipEvent, TipPlace } from '../../../shared/model/tip-effect.ts';
import { pandu } from '../bridge.ts';

/** Without a version where only the id is at hand: main knows which one is here. */
type Told = Pick<Tip, 'id'> & Partial<Pick<Tip, 'version'>>;

/**
 * The one place from which pages tell what became of a tip, and where it was met. As often as it is convenient: main counts
 * the same once for each opening of the window. Counting is no reason to trouble anybody.
 */
export function noteTip({ id, version }: Told, what: TipEvent, where: TipPlace): void {
  void pandu.tips.note({ id, version, what, where }).catch(() => undefined);
}

/** Tells that these tips are on the screen. */
export function useTipsShown(tips: readonly Told[], where: TipPlace): void {
  const keys = tips.map(({ id, version = '' }) => `${id} ${version}`).join('\n');
  useEffect(() => {
    for (const key of keys === '' ? [] : keys.split('\n')) {
      const [id = '', version] = key.split(' ');
      noteTip(version ? { id, version: Number(version) } : { id }, 'shown', where);
    }
  }, [keys, where]);
}

/** The tips that findings name. */
export const tipsOf = (findings: readonly Finding[]): readonly Told[] => findings.flatMap(({ tip }) => (tip ? [{ id: tip }] : []));
