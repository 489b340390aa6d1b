import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { type CannedAnswer, placeholders, unknownPlaceholders } from '../../../shared/model/canned-answer.ts';
import { call } from '../api/call.ts';
import { useMay } from '../api/session.ts';
import { FormDialog } from '../common/FormDialog.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './canned.module.css';

const languagesShown = [
  ['en', 'English'],
  ['id', 'Bahasa Indonesia'],
] as const;

interface Props {
  /** Null for a new one. */
  readonly canned: CannedAnswer | null;
  readonly onClose: () => void;
}

export function CannedForm({ canned, onClose }: Props) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const mayShare = useMay('editor');
  const [name, setName] = useState(canned?.name ?? '');
  const [texts, setTexts] = useState({ en: canned?.texts.en ?? '', id: canned?.texts.id ?? '' });
  const [shared, setShared] = useState(canned?.shared ?? mayShare);
  const [tried, setTried] = useState(false);
  // Nobody should get words in a language that is not theirs: both are needed.
  const complete = name.trim() !== '' && texts.en.trim() !== '' && texts.id.trim() !== '';
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), texts: { en: texts.en.trim(), id: texts.id.trim() }, shared };
      return canned
        ? call(agentRoutes.updateCannedAnswer, { params: { id: canned.id }, body })
        : call(agentRoutes.createCannedAnswer, { body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['canned'] });
      toast(t('day.canned.saved'));
      onClose();
    },
  });
  const submit = () => {
    setTried(true);
    if (complete && !save.isPending) save.mutate();
  };
  const errorOf = (text: string) => {
    const unknown = unknownPlaceholders(text);
    if (unknown.length > 0) return t('day.canned.unknown', { names: unknown.map((one) => `{${one}}`).join(', ') });
    return tried && text.trim() === '' ? t('required') : undefined;
  };
  return (
    <FormDialog
      title={t(canned ? 'day.canned.edit' : 'day.canned.new')}
      long="xl"
      className={styles.form}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('day.canned.name')}
        description={t('day.canned.nameHint')}
        maxLength={120}
        error={tried && name.trim() === '' ? t('required') : undefined}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {languagesShown.map(([language, label]) => (
        <Textarea
          key={language}
          lang={language}
          label={`${t('day.canned.text')}: ${label}`}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          error={errorOf(texts[language])}
          value={texts[language]}
          onChange={(event) => setTexts({ ...texts, [language]: event.currentTarget.value })}
        />
      ))}
      <div>
        <p className={styles.hint}>{t('day.canned.placeholders')}</p>
        <ul className={styles.placeholders}>
          {placeholders.map((one) => (
            <li key={one}>
              <code>{`{${one}}`}</code> {t(`day.canned.placeholder.${one}`)}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <SegmentedControl
          aria-label={t('day.canned.whose')}
          disabled={!mayShare}
          value={shared ? 'shared' : 'own'}
          onChange={(value) => setShared(value === 'shared')}
          data={(['shared', 'own'] as const).map((value) => ({ value, label: t(`day.canned.${value}`) }))}
        />
        {!mayShare && <p className={styles.hint}>{t('day.canned.sharedHint')}</p>}
      </div>
    </FormDialog>
  );
}
