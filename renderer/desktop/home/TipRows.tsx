import { IconBulb } from '@tabler/icons-react';
import type { TipHit } from '../../../shared/ipc/contract.ts';
import rows from '../../components/ui/Rows.module.css';
import { useNavigation } from '../navigation.tsx';

/** Tips on Home, each a step away. @param labelledBy id of what says which they are */
export function TipRows({ tips, labelledBy }: { readonly tips: readonly TipHit[]; readonly labelledBy?: string }) {
  const { go } = useNavigation();
  return (
    <ul className={rows.rows} aria-labelledby={labelledBy}>
      {tips.map((tip) => (
        <li key={tip.id}>
          <button type="button" className={rows.row} onClick={() => go({ name: 'tips', id: tip.id, from: 'home' })}>
            <IconBulb size={22} stroke={1.7} aria-hidden />
            <span className={rows.words}>
              <span className={rows.name}>{tip.title}</span>
              <span className={rows.detail}>{tip.app}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
