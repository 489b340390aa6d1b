import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import parts from './parts.module.css';
import styles from './table.module.css';

interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  readonly figures?: boolean;
}

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Unique among the rows. */
  readonly keyOf: (row: Row, index: number) => string;
  /** With it a box to filter by appears when there are more than ten rows. */
  readonly textOf?: (row: Row) => string;
  /** Rows shown at first; the rest on demand. */
  readonly first?: number;
}

/** A plain table that stays readable when it is long: filter, and more on demand. */
export function DataTable<Row>({ caption, columns, rows, keyOf, textOf, first = 50 }: Props<Row>) {
  const { t } = useTranslation('diagnostics');
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const id = useId();
  const wanted = filter.trim().toLowerCase();
  const matching = wanted && textOf ? rows.filter((row) => textOf(row).toLowerCase().includes(wanted)) : rows;
  const shown = all ? matching : matching.slice(0, first);
  return (
    <div className={styles.tableBox}>
      {textOf && rows.length > 10 && (
        <div className={parts.filter}>
          <label htmlFor={id}>{t('filter')}</label>
          <input id={id} type="search" value={filter} onChange={(event) => setFilter(event.target.value)} />
          <span role="status">{t('rows', { count: matching.length })}</span>
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={caption}>
        <table className={styles.table}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ head, figures }) => (
                <th key={head} scope="col" className={figures ? styles.figures : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={keyOf(row, index)}>
                {columns.map(({ head, cell, figures }) => (
                  <td key={head} className={figures ? styles.figures : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < matching.length && (
        <button type="button" className={parts.more} onClick={() => setAll(true)}>
          {t('showAll', { count: matching.length })}
        </button>
      )}
    </div>
  );
}
