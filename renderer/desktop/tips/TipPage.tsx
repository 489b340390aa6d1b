import { IconArrowLeft, IconBulbOff } from '@tabler/icons-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tip, TipText } from '../../../shared/model/tip.ts';
import type { TipPlace } from '../../../shared/model/tip-effect.ts';
import { desktopOf } from '../../../shared/tips/desktop-steps.ts';
import { TipView } from '../../components/tip/TipView.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Empty, Loading } from '../../components/ui/States.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { noteTip, useTipsShown } from '../common/tip-effect.ts';
import { useStepActions } from '../common/use-step-actions.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import styles from './TipPage.module.css';
import { TipShare } from './TipShare.tsx';

interface Props {
  readonly id: string;
  /** Where it was met. */
  readonly where: TipPlace;
}

export function TipPage({ id, where }: Props) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const [loaded, reload] = useLoad(
    useCallback(async () => {
      const tip = await pandu.tips.get({ id });
      if (tip === null) return null;
      const related = await Promise.all(tip.related.map((other) => pandu.tips.get({ id: other })));
      return { tip, related: related.filter((one) => one !== null) };
    }, [id]),
  );
  const back = (
    <Button look="quiet" small icon={<IconArrowLeft size={18} stroke={2} aria-hidden />} onClick={() => go({ name: 'tips' })}>
      {t('tips.all')}
    </Button>
  );
  if (loaded.state === 'loading') return <Loading label={t('loading')} />;
  if (loaded.state === 'failed') {
    return (
      <Page title={t('nav.tips')} back={back}>
        <Notice tone="trouble" role="alert" title={t('loadFailed')} actions={<Button onClick={reload}>{t('again')}</Button>} />
      </Page>
    );
  }
  if (loaded.value === null) {
    return (
      <Page title={t('nav.tips')}>
        <Empty icon={<IconBulbOff size={30} stroke={1.6} aria-hidden />} title={t('tips.gone')} actions={back}>
          {t('tips.goneText')}
        </Empty>
      </Page>
    );
  }
  return <Found {...loaded.value} where={where} back={back} />;
}

interface FoundProps {
  readonly tip: Tip;
  readonly related: readonly Tip[];
  readonly where: TipPlace;
  readonly back: ReactNode;
}

function Found({ tip, related, where, back }: FoundProps) {
  const { t } = useTranslation();
  const { language, desktops } = useStart();
  const { go } = useNavigation();
  const actions = useStepActions(tip);
  const { id, version } = tip;
  useEffect(() => noteTip({ id, version }, 'opened', where), [id, version, where]);
  useTipsShown(related, 'related');
  const text = tip.texts[language] ?? tip.texts.en;
  return (
    <Page title={text.title} intro={tip.app} back={back}>
      <TipView
        text={text}
        meta={{ app: '', causeKind: tip.causeKind, updatedAt: tip.updatedAt }}
        desktop={desktopOf(desktops)}
        titled={false}
        tickable
        actions={actions}
        onLink={(url) => void pandu.app.openLink({ url })}
      />
      <Verdict tip={tip} text={text} where={where} />
      <TipShare id={tip.id} text={text} />
      {related.length > 0 && (
        <section aria-labelledby="tip-related" className={styles.others}>
          <h2 id="tip-related" className={styles.heading}>
            {t('tips.related')}
          </h2>
          <ul className={styles.related}>
            {related.map((other) => (
              <li key={other.id}>
                <Button look="quiet" small onClick={() => go({ name: 'tips', id: other.id, from: 'related' })}>
                  {(other.texts[language] ?? other.texts.en).title}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Verdict({ tip, text, where }: { readonly tip: Tip; readonly text: TipText; readonly where: TipPlace }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const [helped, setHelped] = useState<boolean | null>(null);
  const actions = useRef<HTMLDivElement>(null);
  // The buttons that were pressed are gone: the focus goes on to what one may do next.
  useEffect(() => {
    if (helped !== null) (actions.current?.querySelector('button') ?? actions.current)?.focus();
  }, [helped]);
  const say = (answer: boolean) => {
    setHelped(answer);
    announce(t(answer ? 'tips.glad' : 'tips.sorry'));
    noteTip(tip, answer ? 'solved' : 'not-helped', where);
  };
  return (
    <Card title={helped === null ? t('tips.didItHelp') : t(helped ? 'tips.glad' : 'tips.sorry')} className={styles.verdict}>
      <div ref={actions} tabIndex={-1} className={styles.actions}>
        {helped === null && (
          <>
            <Button onClick={() => say(true)}>{t('yes')}</Button>
            <Button onClick={() => say(false)}>{t('no')}</Button>
          </>
        )}
        {helped === false && (
          <Button look="primary" onClick={() => go({ name: 'report', text: t('tips.reportText', { title: text.title }) })}>
            {t('tips.report')}
          </Button>
        )}
        {helped === true && <p className={styles.passOn}>{t('tips.passOn')}</p>}
      </div>
    </Card>
  );
}
