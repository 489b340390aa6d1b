import { type FormEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnAddresses } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import field from '../../components/ui/Field.module.css';
import { Notice } from '../../components/ui/Notice.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import { AddressRow } from './AddressRow.tsx';
import styles from './MailAddress.module.css';

/** What was just said, below the list: it stays until the next thing is done. */
type Said = { readonly what: 'done' | 'removed'; readonly address: string } | null;

/** Mail addresses that are this user's, so that what is written from there is in My reports. Not there where no mail is sent. */
export function MailAddress() {
  const { t } = useTranslation();
  const { sync } = useStart();
  const announce = useAnnounce();
  const [loaded, reload] = useLoad(useCallback(() => pandu.addresses.list(), []));
  // The connection came back while the page was open.
  const { state } = sync;
  useEffect(() => {
    if (state === 'online') reload();
  }, [state, reload]);
  const [changed, setChanged] = useState<OwnAddresses | null>(null);
  // What is asked anew is newer than what an answer said.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the arrival
  useEffect(() => setChanged(null), [loaded.value]);
  const [said, setSaid] = useState<Said>(null);
  const heading = useRef<HTMLParagraphElement>(null);
  const known = changed ?? loaded.value;
  const take = (next: OwnAddresses, what: Said) => {
    setChanged(next);
    setSaid(what);
    if (what === null) return;
    announce(t(`addresses.${what.what}`, { address: what.address }));
    // What was pressed is gone.
    heading.current?.focus();
  };
  if (known === null) return null;
  if (known.problem !== null) {
    return (
      <Card title={t('addresses.title')}>
        <div className={styles.part}>
          <p>{t('addresses.offline')}</p>
        </div>
      </Card>
    );
  }
  if (!known.available && known.items.length === 0) return null;
  return (
    <Card title={t('addresses.title')}>
      <div className={styles.part}>
        <p ref={heading} tabIndex={-1}>
          {t('addresses.text')}
        </p>
        {known.items.length > 0 && (
          <ul className={styles.list}>
            {known.items.map((item) => (
              <li key={item.id}>
                <AddressRow item={item} fresh={changed !== null} onChange={take} />
              </li>
            ))}
          </ul>
        )}
        {said !== null && (
          <Notice tone="good">
            <p>{t(`addresses.${said.what}`, { address: said.address })}</p>
          </Notice>
        )}
        {known.available && <NewAddress key={known.items.length} onChange={(next) => take(next, null)} />}
      </div>
    </Card>
  );
}

function NewAddress({ onChange }: { readonly onChange: (next: OwnAddresses) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [address, setAddress] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OwnAddresses['problem']>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    pandu.addresses
      .add({ address })
      .then(
        (next) => (next.problem === null ? onChange(next) : setProblem(next.problem)),
        () => setProblem('failed'),
      )
      .finally(() => setBusy(false));
  };
  return (
    <form className={styles.form} onSubmit={add} noValidate>
      <div>
        <label className={field.label} htmlFor={id}>
          {t('addresses.label')}
        </label>
        <input
          id={id}
          className={field.input}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={address}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        {problem !== null && (
          <p id={`${id}-problem`} className={field.error} role="alert">
            {t(`addresses.problem.${problem}`)}
          </p>
        )}
      </div>
      <Button type="submit" busy={busy} disabled={address.trim() === ''}>
        {t(busy ? 'addresses.sending' : 'addresses.add')}
      </Button>
    </form>
  );
}
