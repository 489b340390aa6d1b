import { useCallback, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TipHit } from '../../../shared/ipc/contract.ts';
import rows from '../../components/ui/Rows.module.css';
import { useLoad } from '../../components/ui/use-load.ts';
import { pandu } from '../bridge.ts';
import { useTipsShown } from '../common/tip-effect.ts';
import { TipRows } from './TipRows.tsx';

const none: readonly TipHit[] = [];

/** Before anything was typed: what people on a desktop like this one often need. Without any there is nothing to see. */
export function OftenHelpful() {
  const { t } = useTranslation();
  const [loaded, reload] = useLoad(useCallback(() => pandu.tips.often(), []));
  useEffect(() => pandu.on('tipsChanged', reload), [reload]);
  const heading = useId();
  const tips = loaded.value ?? none;
  useTipsShown(tips, 'home');
  if (tips.length === 0) return null;
  return (
    <section>
      <h2 id={heading} className={rows.group}>
        {t('home.often')}
      </h2>
      <TipRows tips={tips} labelledBy={heading} />
    </section>
  );
}
