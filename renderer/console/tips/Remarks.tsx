import { useTranslation } from 'react-i18next';
import type { TipRemark } from '../../../shared/tips/lint.ts';
import styles from './tips.module.css';

interface Props {
  /** The other language has it, this one does not. */
  readonly missing?: boolean;
  /** The same words as in the other language. */
  readonly same?: boolean;
  readonly remarks?: readonly TipRemark[];
}

/** What a part lacks, below its field: first what a reader would miss, then advice. */
export function Remarks({ missing = false, same = false, remarks = [] }: Props) {
  const { t } = useTranslation('console');
  // That it is empty is said once.
  const advice = remarks.filter(({ kind }) => !(missing && kind === 'empty'));
  if (!missing && !same && advice.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {missing && <li className={styles.missing}>{t('tips.missing')}</li>}
      {same && <li className={styles.missing}>{t('tipWriting.same')}</li>}
      {advice.map((remark, at) => (
        // Two remarks may be of one kind, and none of them changes place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={at}>
          {remark.step !== null && `${t('steps.number', { number: remark.step + 1 })}: `}
          {t(`tipWriting.lint.${remark.kind}`, { ...remark.values })}
        </li>
      ))}
    </ul>
  );
}
