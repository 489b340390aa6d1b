import { IconBulb, IconCheck } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TipHit } from '../../../shared/ipc/contract.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import { desktopOf } from '../../../shared/tips/desktop-steps.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { useDebounced } from '../../components/ui/use-debounced.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import { onEscape } from './on-escape.ts';
import styles from './TipMatches.module.css';

const TipView = lazy(async () => ({ default: (await import('../../components/tip/TipView.tsx')).TipView }));

interface Props {
  readonly message: string;
  readonly application: string | undefined;
  readonly onShown: (ids: readonly string[]) => void;
  readonly onSolved: (id: string, version: number) => void;
}

function OpenTip({ id, onSolved, onNot }: { readonly id: string; readonly onSolved: Props['onSolved']; readonly onNot: () => void }) {
  const { t } = useTranslation();
  const { language, desktops } = useStart();
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let current = true;
    pandu.tips.get({ id }).then(
      (found) => {
        if (current) setTip(found);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [id]);
  if (tip === null) return <Loading label={t('loading')} />;
  return (
    <div className={styles.open}>
      <Suspense fallback={<Loading label={t('loading')} />}>
        <TipView
          text={tip.texts[language] ?? tip.texts.en}
          meta={{ app: '', causeKind: tip.causeKind, updatedAt: null }}
          desktop={desktopOf(desktops)}
          titled={false}
          level={2}
          tickable
          onLink={(url) => void pandu.app.openLink({ url })}
        />
      </Suspense>
      <div className={styles.verdict}>
        <Button look="plain" small icon={<IconCheck size={18} stroke={2} aria-hidden />} onClick={() => onSolved(tip.id, tip.version)}>
          {t('matches.solved')}
        </Button>
        <Button
          look="quiet"
          small
          onClick={() => {
            void pandu.tips.outcome({ id: tip.id, version: tip.version, helped: false });
            onNot();
          }}
        >
          {t('matches.not')}
        </Button>
      </div>
    </div>
  );
}

/** Tips that fit what is being typed. They open in place, so that the text stays in sight. */
export function TipMatches({ message, application, onShown, onSolved }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const text = useDebounced(message.trim(), 300);
  const [hits, setHits] = useState<readonly TipHit[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const heading = useId();
  useEffect(() => {
    if (text.length < 4) {
      setHits([]);
      return;
    }
    let current = true;
    pandu.tips.search({ text: text.slice(-500), ...(application === undefined ? {} : { application }), limit: 3 }).then(
      (found) => {
        if (current) setHits(found);
      },
      () => {
        if (current) setHits([]);
      },
    );
    return () => {
      current = false;
    };
  }, [text, application]);
  const ids = hits.map((hit) => hit.id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each new set of hits, not for each new function
  useEffect(() => {
    if (ids === '') return;
    onShown(ids.split(' '));
    announce(t('matches.count', { count: ids.split(' ').length }));
  }, [ids]);
  const fold = (id: string) => {
    setOpen(null);
    document.getElementById(`${heading}-${id}`)?.focus();
  };
  if (hits.length === 0) return null;
  return (
    <section className={styles.matches} aria-labelledby={heading}>
      <h2 id={heading} className={styles.title}>
        <IconBulb size={20} stroke={1.8} aria-hidden />
        {t('matches.title')}
      </h2>
      <ul className={styles.list}>
        {hits.map((hit) => (
          <li key={hit.id} onKeyDown={onEscape(() => fold(hit.id))}>
            <button
              id={`${heading}-${hit.id}`}
              type="button"
              className={styles.hit}
              aria-expanded={open === hit.id}
              onClick={() => setOpen(open === hit.id ? null : hit.id)}
            >
              <span className={styles.name}>{hit.title}</span>
              <span className={styles.why}>
                {hit.matched.length > 0 ? t('matches.why', { app: hit.app, words: hit.matched.slice(0, 3).join(', ') }) : hit.app}
              </span>
            </button>
            {open === hit.id && <OpenTip id={hit.id} onSolved={onSolved} onNot={() => fold(hit.id)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
