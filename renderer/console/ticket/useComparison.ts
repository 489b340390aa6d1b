import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { Measure } from '../../../shared/comparison/facts.ts';
import { factText } from '../../components/diagnostics/fact-text.ts';
import { call } from '../api/call.ts';
import { withReport } from './sets.ts';

/** Minutes do not change what is usual. */
const keptFor = 10 * 60_000;

/** A set beside its desktop's last healthy one and beside others. A help, never in the way: without it the page is whole. */
export function useComparison(ticket: AgentTicket, id: string) {
  const { t, i18n } = useTranslation('console');
  const { data: comparison } = useQuery({
    queryKey: ['comparison', ticket.id, id],
    queryFn: () => call(agentRoutes.compareSet, { params: { id: ticket.id }, query: id === withReport ? {} : { set: id } }),
    staleTime: keptFor,
  });
  const noteOf = (measure: Measure, subject = ''): string | null => {
    const found = comparison?.usual.deviations.find((one) => one.measure === measure && one.subject === subject);
    if (!found) return null;
    const text = (value: number | string) => factText(measure, value, i18n.language, (key) => t(`diagnostics:${key}`));
    const isFree = measure === 'disk-free' || measure === 'memory-available';
    return t(isFree ? 'comparison.besideFree' : 'comparison.beside', { usual: text(found.usual), here: text(found.here) });
  };
  return { comparison, noteOf };
}
