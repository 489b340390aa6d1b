import { useTranslation } from 'react-i18next';
import type { TipCounts } from '../../../shared/model/tip-effect.ts';
import styles from './effect.module.css';

export interface EffectRow extends TipCounts {
  readonly name: string;
}

const columns = ['shown', 'opened', 'solved', 'reportedOpened'] as const;

/** Numbers with a bar under the name: how often it was opened, and what of that was solved. */
export function EffectTable({ head, rows }: { readonly head: string; readonly rows: readonly EffectRow[] }) {
  const { t } = useTranslation('console');
  const most = Math.max(1, ...rows.map(({ shown, opened }) => Math.max(shown, opened)));
  const width = (number: number) => ({ width: `${Math.max(0, (number / most) * 100)}%` });
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`effect.short.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">
              {row.name}
              <span className={styles.bar} aria-hidden>
                <span className={styles.barShown} style={width(row.shown)} />
                <span className={styles.barOpened} style={width(row.opened)} />
              </span>
            </th>
            {columns.map((column) => (
              <td key={column}>{row[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
