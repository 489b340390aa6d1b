import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Page } from '../common/Page.tsx';
import { Loaded } from '../common/States.tsx';
import { PolicyForm } from './PolicyForm.tsx';

export function PolicyPage() {
  const { t } = useTranslation('console');
  const query = useQuery({ queryKey: ['policy'], queryFn: () => call(agentRoutes.getPolicy, {}), refetchOnWindowFocus: false });
  return (
    <Page title={t('nav.policy')} intro={t('policy.intro')}>
      <Loaded query={query}>{(policy) => <PolicyForm key={policy.version} policy={policy} />}</Loaded>
    </Page>
  );
}
