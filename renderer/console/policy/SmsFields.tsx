import { Switch, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../shared/model/policy.ts';
import common from '../common/common.module.css';
import styles from './policy.module.css';

interface Props {
  readonly sms: Policy['sms'];
  readonly onChange: (sms: Policy['sms']) => void;
}

/** Whether SMS are read and answered, and of which numbers. */
export function SmsFields({ sms, onChange }: Props) {
  const { t } = useTranslation('console');
  const [wrong, setWrong] = useState(false);
  return (
    <section className={styles.card}>
      <h2>{t('ways.sms.title')}</h2>
      <p className={common.quiet}>{t('ways.sms.hint')}</p>
      <div className={styles.grid}>
        <Switch
          label={t('ways.sms.on')}
          description={t('ways.sms.onHint')}
          checked={sms.on}
          onChange={(event) => onChange({ ...sms, on: event.currentTarget.checked })}
        />
        <TagsInput
          label={t('ways.sms.prefixes')}
          description={t('ways.sms.prefixesHint')}
          error={wrong ? t('ways.sms.wrong') : undefined}
          inputMode="tel"
          maxTags={50}
          acceptValueOnBlur
          splitChars={[',', ' ']}
          value={sms.prefixes}
          onChange={(values) => {
            const read = values.map(prefixOf);
            setWrong(read.includes(null));
            onChange({ ...sms, prefixes: [...new Set(read.filter((prefix) => prefix !== null))] });
          }}
        />
      </div>
    </section>
  );
}

/** "0062" and "62" are meant as "+62". */
function prefixOf(value: string): string | null {
  const prefix = `+${value.replace(/\D/g, '').replace(/^00/, '')}`;
  return /^\+[1-9]\d{0,6}$/.test(prefix) ? prefix : null;
}
