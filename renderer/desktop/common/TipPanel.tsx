import { lazy, type ReactNode, Suspense, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tip } from '../../../shared/model/tip.ts';
import type { TipPlace } from '../../../shared/model/tip-effect.ts';
import { desktopOf } from '../../../shared/tips/desktop-steps.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import styles from './TipPanel.module.css';
import { noteTip } from './tip-effect.ts';
import { useStepActions } from './use-step-actions.ts';

const TipView = lazy(async () => ({ default: (await import('../../components/tip/TipView.tsx')).TipView }));

interface Props {
  readonly id: string;
  readonly where: TipPlace;
  /** Level of its part headings less one. */
  readonly level?: 2 | 3;
  /** The title is not on the screen yet. */
  readonly titled?: boolean;
  /** What one can say about it, below its text. */
  readonly verdict: (tip: Tip) => ReactNode;
}

/** A tip that opens in place, so that what one was doing stays in sight. */
export function TipPanel({ id, where, verdict, ...look }: Props) {
  const { t } = useTranslation();
  const [loaded, again] = useLoad(useCallback(() => pandu.tips.get({ id }), [id]));
  if (loaded.state === 'loading') return <Loading label={t('loading')} />;
  if (loaded.state === 'failed') {
    return (
      <p role="alert" className={styles.lost}>
        {t('loadFailed')}{' '}
        <Button small look="quiet" onClick={again}>
          {t('again')}
        </Button>
      </p>
    );
  }
  if (loaded.value === null) return <p className={styles.lost}>{t('tips.gone')}</p>;
  return <OpenTip tip={loaded.value} where={where} verdict={verdict} {...look} />;
}

function OpenTip({
  tip,
  where,
  level = 2,
  titled = false,
  verdict,
}: Omit<Props, 'id'> & {
  readonly tip: Tip;
}) {
  const { t } = useTranslation();
  const { language, desktops } = useStart();
  const actions = useStepActions(tip);
  const { id, version } = tip;
  useEffect(() => noteTip({ id, version }, 'opened', where), [id, version, where]);
  return (
    <div className={styles.open}>
      <Suspense fallback={<Loading label={t('loading')} />}>
        <TipView
          text={tip.texts[language] ?? tip.texts.en}
          meta={{ app: '', causeKind: tip.causeKind, updatedAt: null }}
          desktop={desktopOf(desktops)}
          titled={titled}
          level={level}
          tickable
          actions={actions}
          onLink={(url) => void pandu.app.openLink({ url })}
        />
      </Suspense>
      <div className={styles.verdict}>{verdict(tip)}</div>
    </div>
  );
}
