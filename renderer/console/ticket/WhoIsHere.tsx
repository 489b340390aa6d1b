import { IconEye, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Here } from '../common/usePresence.ts';
import styles from './ticket.module.css';

/** Before two do the same work: who else has this ticket open, and who writes. */
export function WhoIsHere({ here }: { readonly here: Here | undefined }) {
  const { t } = useTranslation('console');
  const words = (doing: 'looking' | 'answering', names: string) => t(`day.presence.${doing}`, { names, count: names.split(', ').length });
  return (
    <div role="status">
      {here && (here.answering || here.looking) && (
        <p className={styles.here} data-answering={here.answering !== '' || undefined}>
          {here.answering !== '' && (
            <span>
              <IconPencil size={17} aria-hidden /> {words('answering', here.answering)}
            </span>
          )}
          {here.looking !== '' && (
            <span>
              <IconEye size={17} aria-hidden /> {words('looking', here.looking)}
            </span>
          )}
        </p>
      )}
    </div>
  );
}
