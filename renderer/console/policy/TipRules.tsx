import { Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/model/policy.ts';
import { wrongAddress } from './address.ts';
import styles from './policy.module.css';

interface Props {
  readonly edited: Policy;
  readonly onChange: (next: Policy) => void;
}

/** What policy says of tips, links and addresses. */
export function TipRules({ edited, onChange }: Props) {
  const { t } = useTranslation('console');
  const toggle = (part: 'tipReview' | 'tipOfTheDay') => (
    <Switch
      label={t(`policy.${part}`)}
      description={t(`policy.${part}Hint`)}
      checked={edited[part]}
      onChange={(event) => onChange({ ...edited, [part]: event.currentTarget.checked })}
    />
  );
  return (
    <section className={styles.card}>
      <h2>{t('policy.tips')}</h2>
      <div className={styles.grid}>
        {toggle('tipReview')}
        {toggle('tipOfTheDay')}
        <TagsInput
          label={t('policy.linkHosts')}
          description={t('policy.linkHostsHint')}
          maxTags={100}
          acceptValueOnBlur
          splitChars={[',', ' ']}
          value={edited.linkHosts}
          onChange={(values) => onChange({ ...edited, linkHosts: values.map(hostOf).filter((host) => host !== '') })}
        />
        <TextInput
          type="url"
          label={t('policy.checkUrl')}
          description={t('policy.checkUrlHint')}
          error={wrongAddress(edited.checkUrl) ? t('policy.wrongUrl') : undefined}
          maxLength={200}
          value={edited.checkUrl}
          onChange={(event) => onChange({ ...edited, checkUrl: event.currentTarget.value.trim() })}
        />
      </div>
    </section>
  );
}

/** People paste whole addresses: "https://wiki.example.org/page" -> "wiki.example.org". */
const hostOf = (value: string): string =>
  value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/, '')
    .slice(0, 253);
