import { Button, Checkbox, Group, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { Policy } from '../../../shared/model/policy.ts';
import { sectionIds } from '../../../shared/model/sections.ts';
import { sectionPurpose, sectionTitle } from '../../components/diagnostics/titles.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useUnsaved } from '../common/useUnsaved.ts';
import { wrongAddress } from './address.ts';
import { OfficeHoursFields } from './OfficeHoursFields.tsx';
import styles from './policy.module.css';
import { SiteFields } from './SiteFields.tsx';
import { SmsFields } from './SmsFields.tsx';
import { TargetFields } from './TargetFields.tsx';
import { TipRules } from './TipRules.tsx';

/** What IT decides for every desktop. Sections that a newer desktop has and we do not know are kept as they are. */
export function PolicyForm({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation('console');
  const words = useTranslation('diagnostics').t;
  const client = useQueryClient();
  const toast = useToast();
  const [edited, setEdited] = useState(policy);
  const unsaved = JSON.stringify(edited) !== JSON.stringify(policy);
  const wrong = wrongAddress(edited.siteUrl) || wrongAddress(edited.checkUrl);
  useUnsaved(unsaved);
  const save = useMutation({
    mutationFn: () => {
      const { version: _, ...body } = edited;
      return call(agentRoutes.updatePolicy, { body });
    },
    onSuccess: (next) => {
      client.setQueryData(['policy'], next);
      toast(t('policy.saved'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unsaved && !wrong) save.mutate();
  };
  const contact = (part: 'phone' | 'email' | 'hours', max: number, hint?: string) => (
    <TextInput
      label={t(`policy.${part}`)}
      description={hint}
      maxLength={max}
      value={edited.contact[part] ?? ''}
      onChange={(event) => setEdited({ ...edited, contact: { ...edited.contact, [part]: event.currentTarget.value } })}
    />
  );
  const toggle = (id: string, sent: boolean) => {
    const others = edited.sectionsOff.filter((off) => off !== id);
    setEdited({ ...edited, sectionsOff: sent ? others : [...others, id] });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <section className={styles.card}>
        <h2>{t('policy.contact')}</h2>
        <p className={common.quiet}>{t('policy.contactHint')}</p>
        <div className={styles.grid}>
          <TextInput
            label={t('policy.organisation')}
            maxLength={120}
            value={edited.organisation}
            onChange={(event) => setEdited({ ...edited, organisation: event.currentTarget.value })}
          />
          {contact('phone', 200, t('policy.phoneHint'))}
          {contact('email', 200)}
          {contact('hours', 200, t('policy.hoursHint'))}
        </div>
      </section>
      <section className={styles.card}>
        <h2>{t('policy.reporting')}</h2>
        <div className={styles.grid}>
          <TextInput
            label={t('policy.hotkey')}
            description={t('policy.hotkeyHint')}
            maxLength={60}
            value={edited.hotkey}
            onChange={(event) => setEdited({ ...edited, hotkey: event.currentTarget.value })}
          />
          <Switch
            className={styles.switch}
            label={t('policy.screenshot')}
            description={t('policy.screenshotHint')}
            checked={edited.screenshotAllowed}
            onChange={(event) => setEdited({ ...edited, screenshotAllowed: event.currentTarget.checked })}
          />
        </div>
      </section>
      <SiteFields
        policy={edited}
        open={policy.sitePublic}
        wall={policy.sitePublic && policy.webReports && policy.siteUrl !== ''}
        onChange={(part) => setEdited({ ...edited, ...part })}
      />
      <SmsFields sms={edited.sms} onChange={(sms) => setEdited({ ...edited, sms })} />
      <OfficeHoursFields hours={edited.officeHours} onChange={(officeHours) => setEdited({ ...edited, officeHours })} />
      <TargetFields targets={edited.targets} onChange={(targets) => setEdited({ ...edited, targets })} />
      <TipRules edited={edited} onChange={setEdited} />
      <fieldset className={styles.card}>
        <legend>{t('policy.sections')}</legend>
        <p className={common.quiet}>{t('policy.sectionsHint')}</p>
        <div className={styles.grid}>
          {sectionIds.map((id) => (
            <Checkbox
              key={id}
              label={sectionTitle(id, words)}
              description={sectionPurpose(id, words)}
              checked={!edited.sectionsOff.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
        </div>
      </fieldset>
      {save.error && <FailureNote error={save.error} />}
      <Group gap="sm">
        <Button type="submit" disabled={!unsaved || wrong} loading={save.isPending}>
          {t('policy.save')}
        </Button>
        {unsaved && (
          <Button variant="default" onClick={() => setEdited(policy)}>
            {t('policy.undo')}
          </Button>
        )}
        <span className={common.quiet}>{t('policy.version', { version: policy.version })}</span>
      </Group>
    </form>
  );
}
