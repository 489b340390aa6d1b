import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import common from '../common/common.module.css';
import { Loaded } from '../common/States.tsx';
import { EffectPanel } from './EffectPanel.tsx';
import { TipEditor } from './TipEditor.tsx';
import styles from './tips.module.css';

export function TipEditorPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('console');
  const isNew = id === 'new';
  const query = useQuery({
    queryKey: ['tips', 'one', id],
    queryFn: () => call(agentRoutes.getTip, { params: { id } }),
    enabled: !isNew,
  });
  return (
    <div className={common.page}>
      <Link href="/tips" className={styles.back}>
        ← {t('nav.tips')}
      </Link>
      {!isNew && !query.data && <h1 className="visually-hidden">{t('nav.tips')}</h1>}
      {isNew ? (
        <TipEditor tip={null} />
      ) : (
        <Loaded query={query}>
          {(tip) => (
            <>
              <TipEditor tip={tip} />
              {tip.state !== 'draft' && <EffectPanel tip={tip} />}
            </>
          )}
        </Loaded>
      )}
    </div>
  );
}
