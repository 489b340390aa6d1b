import { IconSend } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedFor as Asked, SendResult } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useEvidence } from '../common/use-evidence.ts';
import styles from './AskedFor.module.css';

const SendPreview = lazy(async () => ({ default: (await import('../common/SendPreview.tsx')).SendPreview }));

interface Props {
  readonly asked: Asked;
  readonly onDone: () => void;
}

type Trouble = Extract<SendResult, { kept: false }>['reason'];
const told = (reason: Trouble) => (reason === 'empty' ? 'failed' : reason);

/** The help desk asks how the computer is now: look first, send, or do not. What became of it stays in the conversation. */
export function AskedFor({ asked, onDone }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { id, state } = asked;
  const card = useRef<HTMLDivElement>(null);
  const chosen = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone: the focus stays with what took its place.
    if (state !== 'open' && chosen.current) card.current?.focus({ preventScroll: true });
  }, [state]);
  const done = (words: string) => {
    chosen.current = true;
    announce(words);
    onDone();
  };
  return (
    <div ref={card} tabIndex={-1} className={styles.card}>
      {state === 'open' ? (
        <Question asked={asked} onDone={done} />
      ) : (
        <Notice
          tone={state === 'refused' ? 'trouble' : state === 'declined' ? 'info' : 'good'}
          actions={
            state === 'refused' && (
              <Button small onClick={() => void pandu.reports.retry({ id }).then(onDone, () => announce(t('loadFailed')))}>
                {t('again')}
              </Button>
            )
          }
        >
          <p>{t(`asked.${state}`)}</p>
        </Notice>
      )}
    </div>
  );
}

function Question({ asked, onDone }: { readonly asked: Asked; readonly onDone: (words: string) => void }) {
  const { t } = useTranslation();
  const { id, askedBy, reason } = asked;
  const [looking, setLooking] = useState(false);
  const [sectionsOff, setSectionsOff] = useState<string[]>([]);
  const [busy, setBusy] = useState<'send' | 'no' | null>(null);
  const [trouble, setTrouble] = useState<ReturnType<typeof told> | null>(null);
  const exact = useRef<string | null>(null);
  const onShown = useCallback((sha256: string | null) => {
    exact.current = sha256;
  }, []);
  const answer = async (which: 'send' | 'no') => {
    if (busy) return;
    setBusy(which);
    setTrouble(null);
    try {
      const result = await (which === 'send'
        ? pandu.freshSet.send({ id, sectionsOff, shown: exact.current })
        : pandu.freshSet.decline({ id }));
      if (result.kept) onDone(t(which === 'send' ? 'asked.kept' : 'asked.declined'));
      else setTrouble(told(result.reason));
    } catch {
      setTrouble('failed');
    } finally {
      setBusy(null);
    }
  };
  return (
    <Card title={askedBy === '' ? t('asked.titleNobody') : t('asked.title', { name: askedBy })}>
      {reason !== '' && <p className={styles.reason}>{reason}</p>}
      <p className={styles.text}>{t('asked.text')}</p>
      <Button look="quiet" aria-expanded={looking} onClick={() => setLooking(!looking)}>
        {t(looking ? 'preview.hide' : 'preview.show')}
      </Button>
      {looking && (
        <div className={styles.preview}>
          <Suspense fallback={<Loading label={t('loading')} />}>
            <Look id={id} sectionsOff={sectionsOff} onSectionsOff={setSectionsOff} onShown={onShown} />
          </Suspense>
        </div>
      )}
      {trouble !== null && (
        <Notice tone="trouble" role="alert">
          <p>{t(`asked.trouble.${trouble}`)}</p>
        </Notice>
      )}
      <div className={styles.actions}>
        <Button
          look="primary"
          icon={<IconSend size={20} stroke={2} aria-hidden />}
          busy={busy === 'send'}
          onClick={() => void answer('send')}
        >
          {t(busy === 'send' ? 'report.sending' : 'asked.send')}
        </Button>
        <Button busy={busy === 'no'} onClick={() => void answer('no')}>
          {t('asked.no')}
        </Button>
      </div>
    </Card>
  );
}

interface LookProps {
  readonly id: string;
  readonly sectionsOff: readonly string[];
  readonly onSectionsOff: (off: string[]) => void;
  readonly onShown: (sha256: string | null) => void;
}

const askFresh = (id: string) => pandu.freshSet.evidence({ id });

/** The same preview as a report has. The computer is looked at when this opens, not before. */
function Look({ id, sectionsOff, onSectionsOff, onShown }: LookProps) {
  const { t } = useTranslation();
  const evidence = useEvidence(id, askFresh);
  const load = useCallback((off: string) => pandu.freshSet.preview({ id, sectionsOff: JSON.parse(off) as string[] }), [id]);
  return (
    <SendPreview
      intro={t('asked.previewIntro')}
      evidence={evidence}
      sectionsOff={sectionsOff}
      onSectionsOff={onSectionsOff}
      wanted={JSON.stringify(sectionsOff)}
      load={load}
      onShown={onShown}
    />
  );
}
