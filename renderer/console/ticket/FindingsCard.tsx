import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { FindingsView } from '../../components/diagnostics/FindingsView.tsx';
import frame from '../common/case.module.css';
import type { EarlierSet, LoadedSet } from './useSet.ts';

interface Props {
  readonly set: Pick<LoadedSet, 'findings'>;
  readonly earlier: Pick<EarlierSet, 'findings'> | null;
}

/** What is wrong, the worst first; what was not before is marked. */
export function FindingsCard({ set, earlier }: Props) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const formerly = earlier && new Set(earlier.findings.map(({ id }) => id));
  const added = formerly ? set.findings.filter(({ id }) => !formerly.has(id)) : [];
  const marks = new Map(added.map(({ id }) => [id, t('sets.newFinding')]));
  return (
    <section className={frame.card}>
      <h2>{t('ticket.findings')}</h2>
      <FindingsView findings={set.findings} evidence onTip={(id) => navigate(`/tips/${id}`)} marks={marks} />
    </section>
  );
}
