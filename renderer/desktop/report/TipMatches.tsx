import { IconBulb } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TipHit } from '../../../shared/ipc/contract.ts';
import { useDebounced } from '../../components/ui/use-debounced.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { onEscape } from '../common/on-escape.ts';
import { useTipsShown } from '../common/tip-effect.ts';
import { ReportTip, type SolvedBy } from './ReportTip.tsx';
import styles from './TipMatches.module.css';

interface Props {
  readonly message: string;
  readonly application: string | undefined;
  readonly onShown: (ids: readonly string[]) => void;
  readonly onSolved: (by: SolvedBy) => void;
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
  useTipsShown(hits, 'report');
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
            {open === hit.id && <ReportTip id={hit.id} where="report" onSolved={onSolved} onNot={() => fold(hit.id)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
