import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../shared/comparison/differences.ts';
import { DataTable } from './DataTable.tsx';
import { factText } from './fact-text.ts';

interface Props {
  readonly caption: string;
  readonly differences: readonly Difference[];
  /** Heading of the column beside "now": what was before, or what is usual. */
  readonly against: 'before' | 'usual';
}

/** What differs, one line each: what it is, how it was or usually is, and how it is now. */
export function DifferencesView({ caption, differences, against }: Props) {
  const { t, i18n } = useTranslation('diagnostics');
  const text = ({ measure }: Difference, value: number | string | null) =>
    value === null ? t('comparison.absent') : factText(measure, value, i18n.language, (key) => t(key));
  return (
    <DataTable
      caption={caption}
      rows={differences}
      keyOf={({ measure, subject }) => `${measure} ${subject}`}
      columns={[
        { head: t('comparison.what'), cell: ({ measure, subject }) => t(`comparison.measure.${measure}`, { subject }) },
        { head: t(`comparison.${against}`), cell: (row) => text(row, row.before) },
        { head: t('comparison.now'), cell: (row) => <strong>{text(row, row.after)}</strong> },
      ]}
    />
  );
}
