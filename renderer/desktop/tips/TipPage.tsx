import { IconArrowLeft, IconBulbOff, IconCopy } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tip, TipText } from '../../../shared/model/tip.ts';
import { desktopOf } from '../../../shared/tips/desktop-steps.ts';
import { TipView } from '../../components/tip/TipView.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Empty, Loading } from '../../components/ui/States.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { noteTip, useTipsShown } from '../common/tip-effect.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import { shareText } from './share-text.ts';
import styles from './TipPage.module.css';

const none: readonly Tip[] = [];

export function TipPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { language, desktops } = useStart();
  const { go } = useNavigation();
  const [loaded] = useLoad(
    useCallback(async () => {
      const tip = await pandu.tips.get({ id });
      if (tip === null) return null;
      const related = await Promise.all(tip.related.map((other) => pandu.tips.get({ id: other })));
      return { tip, related: related.filter((one) => one !== null) };
    }, [id]),
  );
  useTipsShown(loaded.value?.related ?? none, 'related');
  const openRelated = (other: Tip) => {
    noteTip(other, 'opened', 'related');
    go({ name: 'tips', id: other.id });
  };
  const back = (
    <Button look="quiet" small icon={<IconArrowLeft size={18} stroke={2} aria-hidden />} onClick={() => go({ name: 'tips' })}>
      {t('tips.all')}
    </Button>
  );
  if (loaded.state === 'loading') return <Loading label={t('loading')} />;
  if (loaded.value === null) {
    return (
      <Page title={t('nav.tips')}>
        <Empty icon={<IconBulbOff size={30} stroke={1.6} aria-hidden />} title={t('tips.gone')} actions={back}>
          {t('tips.goneText')}
        </Empty>
      </Page>
    );
  }
  const { tip, related } = loaded.value;
  const text = tip.texts[language] ?? tip.texts.en;
  return (
    <Page title={text.title} intro={tip.app} back={back}>
      <TipView
        text={text}
        meta={{ app: '', causeKind: tip.causeKind, updatedAt: tip.updatedAt }}
        desktop={desktopOf(desktops)}
        titled={false}
        tickable
        onLink={(url) => void pandu.app.openLink({ url })}
      />
      <Verdict tip={tip} text={text} />
      {related.length > 0 && (
        <section aria-labelledby="tip-related">
          <h2 id="tip-related" className={styles.heading}>
            {t('tips.related')}
          </h2>
          <ul className={styles.related}>
            {related.map((other) => (
              <li key={other.id}>
                <Button look="quiet" small onClick={() => openRelated(other)}>
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

function Verdict({ tip, text }: { readonly tip: Tip; readonly text: TipText }) {
  const { t } = useTranslation();
  const { desktops } = useStart();
  const { go } = useNavigation();
  const announce = useAnnounce();
  const [helped, setHelped] = useState<boolean | null>(null);
  const [copied, setCopied] = useState(false);
  const actions = useRef<HTMLDivElement>(null);
  // The buttons that were pressed are gone: the focus goes on to what one may do next.
  useEffect(() => {
    if (helped !== null) actions.current?.querySelector('button')?.focus();
  }, [helped]);
  const say = (answer: boolean) => {
    setHelped(answer);
    announce(t(answer ? 'tips.glad' : 'tips.sorry'));
    noteTip(tip, answer ? 'solved' : 'not-helped', 'list');
  };
  const copy = () => {
    const labels = {
      problem: t('tip.problem'),
      cause: t('tip.cause'),
      alternatives: t('tip.alternatives'),
      steps: t('tip.steps'),
      check: t('tip.check'),
      callHelp: t('tip.callHelp'),
    };
    pandu.app.copyText({ text: shareText(text, labels, desktopOf(desktops)) }).then(
      ({ ok }) => {
        setCopied(ok);
        announce(t(ok ? 'tips.copied' : 'copyFailed'));
      },
      () => announce(t('copyFailed')),
    );
  };
  return (
    <Card title={helped === null ? t('tips.didItHelp') : t(helped ? 'tips.glad' : 'tips.sorry')}>
      <div ref={actions} className={styles.actions}>
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
        <Button look="quiet" icon={<IconCopy size={18} stroke={1.8} aria-hidden />} onClick={copy}>
          {t(copied ? 'tips.copied' : 'tips.copy')}
        </Button>
      </div>
    </Card>
  );
}
