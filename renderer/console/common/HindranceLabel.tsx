import { IconHandStop, IconHelpCircle, IconHourglassLow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Hindrance } from '../../../shared/model/ticket.ts';
import styles from './hindrance.module.css';

const icons = { blocked: IconHandStop, slowed: IconHourglassLow, question: IconHelpCircle } as const;

export function HindranceLabel({ hinders }: { readonly hinders: Hindrance }) {
  const { t } = useTranslation('common');
  const Icon = icons[hinders];
  return (
    <span className={styles.hindrance} data-hinders={hinders}>
      <Icon size={18} stroke={1.9} aria-hidden />
      {t(`hinders.${hinders}`)}
    </span>
  );
}
