import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Page } from '../common/Page.tsx';
import { Loaded } from '../common/States.tsx';
import { Questions } from './Questions.tsx';
import { Rework } from './Rework.tsx';
import { UnansweredTickets } from './UnansweredTickets.tsx';

/** What has no good answer yet: what the help desk reads to know which tip to write next. */
export function ReadingListPage() {
  const { t } = useTranslation('console');
  const query = useQuery({ queryKey: ['tips', 'reading-list'], queryFn: () => call(agentRoutes.getReadingList, {}) });
  return (
    <Page title={t('nav.reading')} intro={t('reading.intro')}>
      <Loaded query={query}>
        {({ questions, tickets, rework }) => (
          <>
            <Rework items={rework} />
            <Questions items={questions} />
            <UnansweredTickets items={tickets} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
