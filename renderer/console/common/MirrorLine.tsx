import { useTranslation } from 'react-i18next';
import type { Mirror } from '../../../shared/api/agent-routes.ts';
import styles from './common.module.css';
import { Pill } from './Pill.tsx';
import { webAddress } from './web-address.ts';

/** Where else this ticket is, in one line. */
export function MirrorLine({ mirror }: { readonly mirror: Mirror }) {
  const { t } = useTranslation('console');
  const address = webAddress(mirror.remoteUrl);
  const desk = t(`bridges.${address ? 'short' : 'name'}.${mirror.bridge}`, { defaultValue: mirror.bridge });
  return (
    <p className={styles.mirror}>
      <span>
        {t('bridges.also', { desk })}
        {address && (
          <>
            {' '}
            <a href={address} target="_blank" rel="noreferrer">
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
