import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Page } from '../common/Page.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import { BridgeCard } from './BridgeCard.tsx';

export function BridgesPage() {
  const { t } = useTranslation('console');
  const query = useQuery({ queryKey: ['bridges'], queryFn: () => call(agentRoutes.listBridges, {}), refetchInterval: 30_000 });
  return (
    <Page title={t('nav.bridges')} intro={t('bridges.intro')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('bridges.empty')}>
              <p>{t('bridges.emptyHow')}</p>
            </Empty>
          ) : (
            items.map((bridge) => <BridgeCard key={bridge.name} bridge={bridge} />)
          )
        }
      </Loaded>
    </Page>
  );
}
