import { Button, Group } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './common.module.css';

/** A secret or a sum that is to be copied exactly. The clipboard exists only on TLS and loopback: it can always be selected. */
export function CopyLine({ value, label }: { readonly value: string; readonly label: string }) {
  const { t } = useTranslation('console');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <Group gap="sm" wrap="wrap">
      <output className={styles.secret} aria-label={label}>
        {value}
      </output>
      {navigator.clipboard && (
        <Button
          size="xs"
          variant="default"
          leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={() => void copy()}
        >
          {t(copied ? 'copied' : 'copy')}
        </Button>
      )}
    </Group>
  );
}
