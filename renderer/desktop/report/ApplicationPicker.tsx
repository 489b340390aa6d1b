import { IconApps, IconChevronDown, IconHelpCircle } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Candidate, ReportStart } from '../../../shared/ipc/contract.ts';
import type { Application } from '../../../shared/model/application.ts';
import { Choice } from '../../components/ui/Choice.tsx';
import field from '../../components/ui/Field.module.css';
import { onEscape } from '../common/on-escape.ts';
import styles from './ApplicationPicker.module.css';
import { plainOf } from './use-report.ts';

interface Props {
  readonly start: ReportStart | null;
  readonly value: Application | null;
  readonly onChange: (application: Application | null) => void;
}

const keyOf = (application: Application): string => application.desktopId ?? application.executable ?? application.name;
const OTHER = '\u0000other';

function Icon({ src }: { readonly src: string | undefined }) {
  if (src === undefined) return <IconApps size={28} stroke={1.6} aria-hidden />;
  return <img src={src} alt="" width={28} height={28} />;
}

/** Which application it is about: what was in front at the click, another one that runs, or something else by name. */
export function ApplicationPicker({ start, value, onChange }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [other, setOther] = useState(false);
  const id = useId();
  const candidates = new Map<string, Candidate>();
  for (const candidate of [start?.application ?? null, ...(start?.candidates ?? [])]) {
    if (candidate !== null && !candidates.has(keyOf(candidate))) candidates.set(keyOf(candidate), candidate);
  }
  const chosen = value === null ? undefined : candidates.get(keyOf(value));
  const waiting = start === null;
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const byArrow = useRef(false);
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (key: string) => {
    setOther(key === OTHER);
    onChange(key === OTHER ? null : plainOf(candidates.get(key) ?? null));
    // An arrow key chooses on its way through the list, which stays until Enter or Escape; a mouse click means it.
    if (key !== OTHER && !byArrow.current) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    byArrow.current = event.key.startsWith('Arrow');
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      close();
    } else onEscape(close)(event);
  };
  return (
    <div>
      <p className={field.label} id={`${id}-label`}>
        {t('report.application')}
      </p>
      <button
        ref={button}
        type="button"
        className={styles.current}
        aria-labelledby={`${id}-label ${id}-value`}
        aria-expanded={open}
        disabled={waiting}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.icon}>
          {value === null ? <IconHelpCircle size={28} stroke={1.6} aria-hidden /> : <Icon src={chosen?.icon} />}
        </span>
        <span id={`${id}-value`} className={styles.words}>
          <span className={styles.name}>{value?.name ?? t(waiting ? 'report.applicationWaiting' : 'report.applicationNone')}</span>
          {value?.version !== undefined && <span className={styles.version}>{t('report.version', { version: value.version })}</span>}
        </span>
        <IconChevronDown size={20} stroke={2} aria-hidden />
      </button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape close the list from any of its fields
        <div ref={list} className={styles.list} onKeyDown={onKeyDown} onPointerDown={() => (byArrow.current = false)}>
          <Choice
            legend={t('report.application')}
            hideLegend
            shape="list"
            value={other || value === null || chosen === undefined ? OTHER : keyOf(value)}
            onChange={choose}
            options={[
              ...[...candidates].map(([key, one]) => ({
                value: key,
                label: one.name,
                hint: one.version === undefined ? undefined : t('report.version', { version: one.version }),
                icon: <Icon src={one.icon} />,
              })),
              { value: OTHER, label: t('report.somethingElse'), icon: <IconHelpCircle size={28} stroke={1.6} aria-hidden /> },
            ]}
          />
          {(other || value === null) && (
            <div>
              <label className={field.label} htmlFor={`${id}-other`}>
                {t('report.otherName')}
              </label>
              <input
                id={`${id}-other`}
                className={field.input}
                maxLength={200}
                value={value?.name ?? ''}
                onChange={(event) => {
                  setOther(true);
                  const name = event.currentTarget.value;
                  onChange(name.trim() === '' ? null : { name });
                }}
              />
            </div>
          )}
        </div>
      )}
    </div>
  );
}
