import { useTranslation } from 'react-i18next';
import type { AgentTip } from '../../../shared/api/agent-routes.ts';
import { Pill } from '../common/Pill.tsx';

const tones = { draft: 'accent', published: 'ok', withdrawn: 'plain' } as const;

export function TipState({ tip }: { readonly tip: AgentTip }) {
  const { t } = useTranslation('console');
  return (
    <>
      <Pill tone={tones[tip.state]}>{t(`tips.state.${tip.state}`)}</Pill>{' '}
      {tip.state === 'published' && tip.changed && <Pill tone="accent">{t('tips.changed')}</Pill>}
    </>
  );
}
