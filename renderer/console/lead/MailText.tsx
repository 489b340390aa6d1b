import { Modal, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { pickLanguage } from '../../../shared/model/language.ts';
import { call } from '../api/call.ts';
import { Loaded } from '../common/States.tsx';
import type { Filter } from './use-lead-filter.ts';

/** The report in some lines, in the language of the reader, to be copied. */
export function MailText({ filter, onClose }: { readonly filter: Filter; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('console');
  const query = { ...filter, language: pickLanguage([i18n.language]) };
  const mail = useQuery({ queryKey: ['lead-mail', query], queryFn: () => call(agentRoutes.getLeadMail, { query }) });
  return (
    <Modal opened onClose={onClose} title={t('lead.mailTitle')} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <Loaded query={mail}>
        {({ subject, text }) => (
          <>
            <p>{t('lead.mailHint')}</p>
            <TextInput label={t('lead.subject')} readOnly value={subject} />
            <Textarea label={t('lead.text')} readOnly autosize minRows={8} mt="sm" value={text} />
          </>
        )}
      </Loaded>
    </Modal>
  );
}
