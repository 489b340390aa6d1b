import { IconCircleCheck, IconMail, IconMailX } from '@tabler/icons-react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAddresses } from '../../../shared/ipc/contract.ts';
import { localeFor } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import field from '../../components/ui/Field.module.css';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import styles from './MailAddress.module.css';

type Item = OwnAddresses['items'][number];
type Problem = NonNullable<OwnAddresses['problem']> | 'wrong' | 'over';
interface Props {
  readonly item: Item;
  /** It came while the page was open: the next thing is its code. */
  readonly fresh: boolean;
  /** @param said what the list says of it, when it is no longer there to say it itself */
  readonly onChange: (next: OwnAddresses, said: { readonly what: 'done' | 'removed'; readonly address: string } | null) => void;
}

const icons = { verified: IconCircleCheck, waiting: IconMail, sent: IconMail, failed: IconMailX } as const;

/** One address: whose it is, or the place for its code. */
export function AddressRow({ item, fresh, onChange }: Props) {
  const { t } = useTranslation();
  const { language } = useStart();
  const id = useId();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const { address, state, expiresAt } = item;
  const Icon = icons[state];
  useEffect(() => {
    if (fresh) box.current?.focus();
  }, [fresh]);
  function run<T extends OwnAddresses>(work: Promise<T>, then: (next: T) => void): void {
    setBusy(true);
    work
      .then(
        (next) => (next.problem === null ? then(next) : setProblem(next.problem)),
        () => setProblem('failed'),
      )
      .finally(() => setBusy(false));
  }
  const prove = (event: FormEvent) => {
    event.preventDefault();
    if (busy || code.trim() === '') return;
    run(pandu.addresses.prove({ id: item.id, code }), (next) => {
      if (next.outcome === 'verified') onChange(next, { what: 'done', address });
      else setProblem(next.outcome ?? 'failed');
    });
  };
  const anew = () =>
    run(pandu.addresses.add({ address }), (next) => {
      setProblem(null);
      setCode('');
      onChange(next, null);
    });
  const remove = () => run(pandu.addresses.remove({ id: item.id }), (next) => onChange(next, { what: 'removed', address }));
  return (
    <div className={styles.address}>
      <div className={styles.head}>
        <span className={styles.name}>{address}</span>
        <span className={styles.state} data-state={state}>
          <Icon size={18} stroke={1.9} aria-hidden />
          {t(`addresses.${state}`)}
        </span>
      </div>
      {(state === 'sent' || state === 'waiting') && problem !== 'over' && (
        <form className={styles.form} onSubmit={prove}>
          <div className={styles.short}>
            <label className={field.label} htmlFor={id}>
              {t('addresses.codeFor', { address })}
            </label>
            <input
              ref={box}
              id={id}
              className={`${field.input} ${styles.code}`}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={40}
              value={code}
              aria-invalid={problem === 'wrong'}
              aria-describedby={`${id}-hint${problem === null ? '' : ` ${id}-problem`}`}
              onChange={(event) => {
                setCode(event.currentTarget.value);
                setProblem(null);
              }}
            />
          </div>
          <Button look="primary" type="submit" busy={busy} disabled={code.trim() === ''}>
            {t('addresses.prove')}
          </Button>
        </form>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className={field.error} role="alert">
          {t(problem === 'wrong' || problem === 'over' ? `addresses.${problem}` : `addresses.problem.${problem}`)}
        </p>
      )}
      {expiresAt !== null && state !== 'failed' && problem !== 'over' && (
        <p id={`${id}-hint`} className={field.hint}>
          {t('addresses.hint', { time: new Date(expiresAt).toLocaleTimeString(localeFor(language), { timeStyle: 'short' }) })}
        </p>
      )}
      <div className={styles.actions}>
        {state !== 'verified' && (
          <Button small busy={busy} onClick={anew}>
            {t('addresses.anew')}
          </Button>
        )}
        <Button small look="quiet" busy={busy} aria-label={t('addresses.removeFor', { address })} onClick={remove}>
          {t('addresses.remove')}
        </Button>
      </div>
    </div>
  );
}
