import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../../../shared/model/section.ts';
import { DataTable } from './DataTable.tsx';
import { spanText, timeText } from './format.ts';
import styles from './timeline.module.css';
import { type Cluster, lanes, layOut, type Mark, marksOf } from './timeline.ts';
import { nextCluster } from './timeline-keys.ts';

interface Props {
  readonly sections: readonly Section[];
  /** When the set was taken: the right end of the axis. */
  readonly end: string;
  readonly reportAt: string;
}

/** Errors, crashes, changes and the report on one axis; one tab stop, arrow keys within; the same as a table below. */
export function TimelineView({ sections, end, reportAt }: Props) {
  const { t, i18n } = useTranslation('diagnostics');
  const marks = useMemo(() => marksOf(sections, reportAt), [sections, reportAt]);
  const { clusters, ticks } = useMemo(() => layOut(marks, end), [marks, end]);
  const [chosen, setChosen] = useState<number | null>(null);
  const buttons = useRef(new Map<number, HTMLButtonElement>());
  const nameOf = (mark: Mark) =>
    mark.lane === 'report'
      ? t('timeline.reported')
      : mark.kind
        ? `${mark.name} (${t(`timeline.kind.${mark.kind}`, { defaultValue: mark.kind })})`
        : mark.name;
  if (marks.length === 0) return <p className={styles.calm}>{t('timeline.nothing')}</p>;
  const labelOf = ({ lane, marks: all }: Cluster) => {
    const [first, last] = [all[0], all.at(-1)];
    const when = first && last ? [...new Set([timeText(first.at, i18n.language), timeText(last.at, i18n.language)])].join(' – ') : '';
    return lane === 'report' ? `${t('timeline.reported')}, ${when}` : `${t(`timeline.count.${lane}`, { count: all.length })}, ${when}`;
  };
  // The report is what one starts from, and it is always there.
  const stop = chosen ?? 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextCluster(clusters, stop, event.key);
    if (next === stop) return;
    event.preventDefault();
    setChosen(next);
    buttons.current.get(next)?.focus();
  };
  const shown = chosen === null ? undefined : clusters[chosen];
  return (
    <div className={styles.timeline}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div role="group" aria-label={t('timeline.label')} className={styles.chart} onKeyDown={onKeyDown}>
        {lanes.map((lane) => {
          const own = clusters.flatMap((cluster, index) => (cluster.lane === lane ? [{ cluster, index }] : []));
          if (own.length === 0) return null;
          return (
            <div key={lane} className={styles.lane} data-lane={lane}>
              <span className={styles.laneName}>{t(`timeline.lane.${lane}`)}</span>
              <div className={styles.track}>
                {own.map(({ cluster, index }) => (
                  <button
                    key={cluster.position}
                    ref={(element) => {
                      if (element) buttons.current.set(index, element);
                      else buttons.current.delete(index);
                    }}
                    type="button"
                    className={styles.mark}
                    style={{ left: `${cluster.position}%` }}
                    tabIndex={index === stop ? 0 : -1}
                    aria-pressed={index === chosen}
                    aria-label={labelOf(cluster)}
                    title={labelOf(cluster)}
                    onClick={() => setChosen(index === chosen ? null : index)}
                  >
                    {cluster.marks.length > 1 ? cluster.marks.length : ''}
                  </button>
                ))}
              </div>
            </div>
          );
        })}
        <div className={styles.axis} aria-hidden>
          <div className={styles.track}>
            {ticks.map(({ position, seconds }) => (
              <span key={seconds} className={styles.tick} style={{ left: `${position}%` }}>
                −{spanText(seconds, i18n.language)}
              </span>
            ))}
            <span className={`${styles.tick} ${styles.end}`}>{t('timeline.end')}</span>
          </div>
        </div>
      </div>
      <div aria-live="polite">
        {shown ? (
          <ul className={styles.chosen}>
            {shown.marks.map((mark, index) => (
              // Entries have no id and never change places.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={index}>
                <time dateTime={mark.at}>{timeText(mark.at, i18n.language)}</time> <strong>{nameOf(mark)}</strong>{' '}
                {mark.count > 1 && <span className={styles.times}>{t('journal.times', { count: mark.count })}</span>}{' '}
                <span className={styles.detail}>{mark.detail}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.calm}>{t('timeline.hint')}</p>
        )}
      </div>
      <details className={styles.asTable}>
        <summary>{t('timeline.asTable')}</summary>
        <DataTable
          caption={t('timeline.label')}
          rows={[...marks].reverse()}
          keyOf={(mark, index) => `${mark.at} ${index}`}
          textOf={(mark) => `${mark.name} ${mark.detail}`}
          columns={[
            { head: t('timeline.when'), cell: (mark) => <time dateTime={mark.at}>{timeText(mark.at, i18n.language)}</time> },
            { head: t('timeline.what'), cell: (mark) => t(`timeline.lane.${mark.lane}`) },
            { head: t('timeline.name'), cell: (mark) => nameOf(mark) },
            { head: t('timeline.detail'), cell: (mark) => mark.detail },
            { head: t('timeline.times'), figures: true, cell: (mark) => mark.count.toLocaleString(i18n.language) },
          ]}
        />
      </details>
    </div>
  );
}
