import { Switch, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/model/policy.ts';
import styles from './policy.module.css';

interface Props {
  readonly edited: Policy;
  readonly onChange: (next: Policy) => void;
}

const address = /^https?:\/\/[^\s/]+/;

/** An address that nothing could be reached at. */
export const wrongAddress = (value: string): boolean => value !== '' && !address.test(value);

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
  const url = (part: 'siteUrl' | 'checkUrl') => (
    <TextInput
      type="url"
      label={t(`policy.${part}`)}
      description={t(`policy.${part}Hint`)}
      error={wrongAddress(edited[part]) ? t('policy.wrongUrl') : undefined}
      maxLength={200}
      value={edited[part]}
      onChange={(event) => onChange({ ...edited, [part]: event.currentTarget.value.trim() })}
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
        {url('siteUrl')}
        {url('checkUrl')}
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
