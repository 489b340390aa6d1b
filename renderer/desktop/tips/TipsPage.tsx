import type { TipPlace } from '../../../shared/model/tip-effect.ts';
import { TipList } from './TipList.tsx';
import { TipPage } from './TipPage.tsx';

export function TipsPage({ id, from = 'list' }: { readonly id: string | undefined; readonly from?: TipPlace | undefined }) {
  return id === undefined ? <TipList /> : <TipPage id={id} where={from} />;
}
