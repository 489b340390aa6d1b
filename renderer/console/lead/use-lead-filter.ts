import { useMemo } from 'react';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import type { RequestOf } from '../../../shared/api/route.ts';
import { useUrlState } from '../common/useUrlState.ts';

const names = ['from', 'to', 'wave', 'department', 'application', 'cause'] as const;
export type FilterName = (typeof names)[number];
export type Filter = RequestOf<typeof agentRoutes.getLeadReport>['query'];

/** What the address asks for; a part of it that cannot be is left out. */
export function useLeadFilter() {
  const [get, set] = useUrlState();
  const values = names.map(get).join('\n');
  const filter = useMemo((): Filter => {
    const given = values.split('\n').map((value, index) => [names[index] ?? '', value] as const);
    const { shape } = agentRoutes.getLeadReport.query;
    return Object.fromEntries(given.filter(([name, value]) => value !== '' && shape[name as FilterName].safeParse(value).success));
  }, [values]);
  return { filter, set };
}

/** The address of one table as CSV: a plain link, so that the browser saves it as it saves everything. */
export function csvAddress(table: string, filter: Filter): string {
  return `${agentRoutes.getLeadCsv.path}?${new URLSearchParams({ ...filter, table })}`;
}
