import { Anchor, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/model/policy.ts';
import common from '../common/common.module.css';
import { wrongAddress } from './address.ts';
import styles from './policy.module.css';

interface Props {
  readonly policy: Pick<Policy, 'sitePublic' | 'siteUrl' | 'webReports'>;
  readonly onChange: (part: Partial<Pick<Policy, 'sitePublic' | 'siteUrl' | 'webReports'>>) => void;
  /** It is open already, as saved: then there is something to look at. */
  readonly open: boolean;
  /** There is a sheet for the wall, as saved. */
  readonly wall: boolean;
}

/** Who may read the tips without signing in, and where. */
export function SiteFields({ policy, onChange, open, wall }: Props) {
  const { t } = useTranslation('console');
  return (
    <section className={styles.card}>
      <h2>{t('policy.site')}</h2>
      <p className={common.quiet}>
        {t('policy.siteHint')}{' '}
        {open && (
          <Anchor href="/help/" target="_blank" rel="noreferrer">
            {t('policy.siteOpen')}
          </Anchor>
        )}
        {wall && (
          <>
            {' · '}
            <Anchor href="/help/wall" target="_blank" rel="noreferrer">
              {t('policy.wall')}
            </Anchor>
          </>
        )}
      </p>
      <div className={styles.grid}>
        <Switch
          className={styles.switch}
          label={t('policy.sitePublic')}
          description={t('policy.sitePublicHint')}
          checked={policy.sitePublic}
          onChange={(event) => onChange({ sitePublic: event.currentTarget.checked })}
        />
        <Switch
          className={styles.switch}
          label={t('policy.webReports')}
          description={t('policy.webReportsHint')}
          disabled={!policy.sitePublic}
          checked={policy.webReports}
          onChange={(event) => onChange({ webReports: event.currentTarget.checked })}
        />
        <TextInput
          label={t('policy.siteUrl')}
          description={t('policy.siteUrlHint')}
          type="url"
          error={wrongAddress(policy.siteUrl) ? t('policy.wrongUrl') : undefined}
          maxLength={200}
          value={policy.siteUrl}
          onChange={(event) => onChange({ siteUrl: event.currentTarget.value.trim() })}
        />
      </div>
    </section>
  );
}
