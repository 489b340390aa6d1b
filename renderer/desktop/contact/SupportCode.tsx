import { IconPhoneCall } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportCode as Code, NewCode } from '../../../shared/ipc/contract.ts';
import { shownCode, spelled } from '../../../shared/model/support-code.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import facts from '../../components/ui/Facts.module.css';
import { Notice } from '../../components/ui/Notice.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useClock, useOpenCall } from '../call.ts';
import { useStart } from '../context.tsx';
import styles from './contact.module.css';

type Trouble = Extract<NewCode, { ok: false }>;

/** What the caller reads aloud, so that nobody has to ask which computer it is. Made only when it is wanted. */
export function SupportCode() {
  const { t } = useTranslation();
  const { sync, call: last } = useStart();
  const announce = useAnnounce();
  /** Undefined: not known yet. */
  const [code, setCode] = useState<Code | null | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [replaced, setReplaced] = useState(false);
  const call = useOpenCall(last);
  const callId = last?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a call its code is used up, and main knows of none any more
  useEffect(() => {
    let current = true;
    const keep = (kept: Code | null) => current && setCode(kept);
    pandu.contact.code().then(keep, () => keep(null));
    return () => {
      current = false;
    };
  }, [callId]);
  useEffect(
    () =>
      pandu.on('codeReplaced', () => {
        setCode(null);
        setReplaced(true);
        announce(t('code.replaced'));
      }),
    [announce, t],
  );
  const offline = sync.state === 'offline' || sync.state === 'foreign';

  const make = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const answer = await pandu.contact.newCode();
      if (answer.ok) {
        setCode(answer.code);
        setReplaced(false);
        announce(t('code.announced', { code: [...answer.code.code].join(' ') }));
      } else setTrouble(answer);
    } catch {
      setTrouble({ ok: false, why: 'offline' });
    } finally {
      setBusy(false);
    }
  };
  if (sync.state === 'never-enrolled') return null;
  return (
    <Card title={t('code.title')}>
      <p className={facts.none}>{t('code.text')}</p>
      {code === undefined ? (
        <Loading label={t('loading')} />
      ) : call !== null && code === null ? (
        <p className={styles.used}>{t('code.used', { name: call.agent })}</p>
      ) : (
        code !== null && <Shown code={code} />
      )}
      {replaced && call === null && (
        <Notice tone="warm">
          <p>{t('code.replaced')}</p>
        </Notice>
      )}
      {trouble !== null && (
        <Notice tone={trouble.why === 'offline' ? 'warm' : 'trouble'} role="alert">
          <p>{t(`code.trouble.${trouble.why}`, { count: trouble.minutes ?? 0 })}</p>
        </Notice>
      )}
      {offline && !code && trouble === null && (
        <Notice tone="warm">
          <p>{t('code.trouble.offline')}</p>
        </Notice>
      )}
      <div className={styles.actions}>
        <Button
          look={code ? 'plain' : 'primary'}
          icon={<IconPhoneCall size={20} stroke={2} aria-hidden />}
          busy={busy}
          onClick={() => void make()}
        >
          {t(busy ? 'code.making' : code ? 'code.again' : 'code.make')}
        </Button>
      </div>
    </Card>
  );
}

/** Until what is shown changes: the minutes, in the last one the seconds. */
const untilNext = (left: number): number | null => (left <= 0 ? null : left > 60_000 ? left % 60_000 || 60_000 : left % 1000 || 1000);

function Shown({ code: { code, until } }: { readonly code: Code }) {
  const { t } = useTranslation();
  const { language } = useStart();
  const ends = Date.parse(until);
  const now = useClock(useCallback((time: number) => untilNext(ends - time), [ends]));
  const left = ends - now;
  if (left <= 0) {
    return (
      <p className={styles.used} role="status">
        {t('code.over')}
      </p>
    );
  }
  const remaining =
    left > 60_000
      ? t('code.minutes', { count: Math.ceil(left / 60_000) })
      : t('code.seconds', { count: Math.max(1, Math.ceil(left / 1000)) });
  return (
    <div className={styles.shown}>
      <p className={styles.code} data-testid="support-code">
        <span aria-hidden>{shownCode(code)}</span>
        <span className="visually-hidden">{[...code].join(' ')}</span>
      </p>
      <ol className={styles.spelling} aria-label={t('code.spelling')}>
        {spelled(code, language).map(({ character, word }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same character may come twice, and the order never changes
          <li key={index}>
            <b>{character}</b> {word}
          </li>
        ))}
      </ol>
      <p className={facts.none}>{remaining}</p>
    </div>
  );
}
