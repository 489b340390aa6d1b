import { useTranslation } from 'react-i18next';
import type { Mirror } from '../../../shared/api/agent-routes.ts';
import styles from './common.module.css';
import { Pill } from './Pill.tsx';

/** Where else this ticket is, in one line. */
export function MirrorLine({ mirror }: { readonly mirror: Mirror }) {
  const { t } = useTranslation('console');
  const desk = t(`bridges.${mirror.remoteUrl ? 'short' : 'name'}.${mirror.bridge}`, { defaultValue: mirror.bridge });
  return (
    <p className={styles.mirror}>
      <span>
        {t('bridges.also', { desk })}
        {mirror.remoteUrl && (
          <>
            {' '}
            <a href={mirror.remoteUrl} target="_blank" rel="noreferrer">
              #{mirror.remoteId}
            </a>
          </>
        )}
        {mirror.state === 'mirrored' && mirror.rawStatus && ` ${t('bridges.inStatus', { status: mirror.rawStatus })}`}
      </span>
      {mirror.state === 'merged' && <Pill tone="accent">{t('bridges.mergedInto', { into: mirror.mergedInto })}</Pill>}
      {mirror.state === 'lost' && <Pill tone="danger">{t('bridges.lost')}</Pill>}
      {mirror.warning && <Pill tone="danger">{mirror.warning}</Pill>}
    </p>
  );
}
