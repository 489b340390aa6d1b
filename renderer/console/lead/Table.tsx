import common from '../common/common.module.css';
import styles from './lead.module.css';

export interface Column<T> {
  readonly head: string;
  readonly cell: (row: T) => string;
  /** It names the row. */
  readonly names?: boolean;
}
interface Props<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
}

/** A plain table; rows are cards on a narrow screen, as everywhere in the console. */
export function Table<T>({ caption, columns, rows, keyOf }: Props<T>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={`${common.tableBox} ${styles.tableBox}`} tabIndex={0} aria-label={caption}>
      <table className={common.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, names }) => (
              <th key={head} scope="col" className={names ? undefined : styles.number}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell, names }) => (
                <td key={head} data-head={head} className={names ? `${common.main} ${styles.name}` : styles.number}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
