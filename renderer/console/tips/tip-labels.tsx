import { useTranslation } from 'react-i18next';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { Pill } from '../common/Pill.tsx';
import { shownState } from './period.ts';

const tones = { draft: 'accent', published: 'ok', scheduled: 'primary', ended: 'plain', withdrawn: 'plain' } as const;

export function TipState({ tip }: { readonly tip: AgentTip }) {
  const { t } = useTranslation('console');
  const state = shownState(tip, Date.now());
  return (
    <>
      <Pill tone={tones[state]}>{t(`tips.state.${state}`)}</Pill>{' '}
      {tip.state === 'published' && tip.changed && <Pill tone="accent">{t('tips.changed')}</Pill>}{' '}
      {tip.review && (
        <Pill tone={tip.review.state === 'waiting' ? 'primary' : 'danger'}>
          {t(tip.review.state === 'waiting' ? 'publishing.state.review' : 'publishing.state.sentBack')}
        </Pill>
      )}
    </>
  );
}
