import { TipList } from './TipList.tsx';
import { TipPage } from './TipPage.tsx';

export function TipsPage({ id }: { readonly id: string | undefined }) {
  return id === undefined ? <TipList /> : <TipPage id={id} />;
}
