import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeKinds } from '../../../../shared/model/sections/changes.ts';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { timeText } from '../format.ts';
import parts from '../parts.module.css';
import { type Change, changesByDay } from './changes-by-day.ts';
import styles from './journal.module.css';

const first = 12;

/** A short timeline, a day each with the newest first: what the agent asks before anything else. */
export function ChangesBody({ data }: { readonly data: SectionData<'changes'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const [kind, setKind] = useState('');
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const id = useId();
  const since = timeText(data.sinceAt, i18n.language);
  if (data.items.length === 0) return <p>{t('changes.empty', { since })}</p>;
  const there = changeKinds.filter((one) => data.items.some((item) => item.kind === one));
  const days = changesByDay(kind === '' ? data.items : data.items.filter((item) => item.kind === kind), data.untilAt);
  return (
    <>
      <p>
        {t(`changes.basis.${data.basis}`, { since })} {t('changes.counted', { until: timeText(data.untilAt, i18n.language) })}
      </p>
      <div className={parts.filter}>
        <label htmlFor={id}>{t('changes.filter')}</label>
        <select id={id} value={kind} onChange={(event) => setKind(event.target.value)}>
          <option value="">{t('changes.every')}</option>
          {there.map((one) => (
            <option key={one} value={one}>
              {t(`changes.kind.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {days.map(({ daysBefore, changes }) => {
        const shown = open.has(daysBefore) ? changes : changes.slice(0, first);
        return (
          <section key={daysBefore}>
            <h4>{daysBefore === 0 ? t('changes.today') : t('changes.seen', { count: daysBefore })}</h4>
            <ul className={styles.journal}>
              {shown.map((change, index) => (
                // Changes have no id and never change places.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <ChangeLine key={index} change={change} />
              ))}
            </ul>
            {shown.length < changes.length && (
              <button type="button" className={parts.more} onClick={() => setOpen(new Set([...open, daysBefore]))}>
                {t('changes.more', { count: changes.length - shown.length })}
              </button>
            )}
          </section>
        );
      })}
      {data.omitted && <p>{t('changes.omitted', { count: data.omitted })}</p>}
    </>
  );
}

function ChangeLine({ change: { at, kind, name, device, from, to } }: { readonly change: Change }) {
  const { t, i18n } = useTranslation('diagnostics');
  return (
    <li data-level="note">
      <p className={styles.journalHead}>
        <span>
          {t(`changes.kind.${kind}`)}
          {device && ` (${t(`changes.device.${device}`)})`}
        </span>
        {/* A setting that only a newer desktop knows keeps its id. */}
        <strong>{kind === 'setting' ? t(`changes.settings.${name}`, { defaultValue: name }) : name}</strong>
        <span>{from && to ? t('changes.values', { from, to }) : (to ?? from ?? '')}</span>
        <time dateTime={at}>{timeText(at, i18n.language)}</time>
      </p>
    </li>
  );
}
