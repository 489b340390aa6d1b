import { type Tip, tipText } from '../../../shared/model/tip.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import rows from '../../components/ui/Rows.module.css';
import { linkTo } from '../links.ts';
import styles from './TipRows.module.css';

interface Props {
  readonly tips: readonly Tip[];
  readonly frame: SiteFrame;
  /** With the application: where tips of several are mixed. */
  readonly detail: boolean;
}

export function TipRows({ tips, frame, detail }: Props) {
  return (
    <ul className={rows.rows}>
      {tips.map((tip) => (
        <li key={tip.id}>
          <a className={`${rows.row} ${styles.row}`} href={linkTo(frame, `tips/${tip.id}`)}>
            <span className={rows.words}>
              <span className={rows.name}>{tipText(tip, frame.language).title}</span>
              {detail && tip.app !== '' && <span className={rows.detail}>{tip.app}</span>}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
