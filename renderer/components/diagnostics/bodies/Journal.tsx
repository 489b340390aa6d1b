import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionData } from '../../../../shared/model/sections.ts';
import { spanText, timeText } from '../format.ts';
import parts from '../parts.module.css';
import styles from './journal.module.css';

/** syslog priorities: 0-2 are beyond an error, 3 an error, 4 a warning. */
function levelOf(priority: number): 'error' | 'warning' | 'note' {
  return priority <= 3 ? 'error' : priority === 4 ? 'warning' : 'note';
}

const first = 30;

export function JournalBody({ data }: { readonly data: SectionData<'journal'> }) {
  const { t, i18n } = useTranslation('diagnostics');
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const id = useId();
  const wanted = filter.trim().toLowerCase();
  const matching = wanted
    ? data.entries.filter((entry) => `${entry.source} ${entry.message}`.toLowerCase().includes(wanted))
    : data.entries;
  const shown = all ? matching : matching.slice(0, first);
  const span = spanText(data.sinceMinutes * 60, i18n.language);
  if (!data.readable) return <p>{t('journal.unreadable')}</p>;
  if (data.entries.length === 0) return <p>{t('journal.empty', { span })}</p>;
  return (
    <>
      <div className={parts.filter}>
        <label htmlFor={id}>{t('filter')}</label>
        <input id={id} type="search" value={filter} onChange={(event) => setFilter(event.target.value)} />
        <span role="status">{t('journal.count', { count: matching.length, span })}</span>
      </div>
      <ul className={styles.journal}>
        {shown.map((entry, index) => (
          // Entries have no id and never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} data-level={levelOf(entry.priority)}>
            <p className={styles.journalHead}>
              <span>{t(`journal.level.${levelOf(entry.priority)}`)}</span>
              <strong>{entry.source}</strong>
              <time dateTime={entry.at}>{timeText(entry.at, i18n.language)}</time>
              {entry.count > 1 && <span>{t('journal.times', { count: entry.count })}</span>}
            </p>
            <p className={styles.journalText}>{entry.message}</p>
          </li>
        ))}
      </ul>
      {shown.length < matching.length && (
        <button type="button" className={parts.more} onClick={() => setAll(true)}>
          {t('showAll', { count: matching.length })}
        </button>
      )}
    </>
  );
}
