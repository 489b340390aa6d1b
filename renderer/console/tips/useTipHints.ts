import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { useDebounced } from '../../components/ui/use-debounced.ts';
import { call } from '../api/call.ts';
import type { Edited } from './tip-draft.ts';

/** Tips of the same thing, and names of applications in use. A convenience: when it fails, it is not there. */
export function useTipHints(edited: Edited, id: string | undefined) {
  const { en, id: indonesian } = edited.texts;
  const language = en.title.trim() === '' && indonesian.title.trim() !== '' ? 'id' : 'en';
  const title = useDebounced(edited.texts[language].title.trim(), 400);
  const query = { title, language, ...(id ? { except: id } : {}) } as const;
  const { data } = useQuery({
    queryKey: ['tips', 'hints', query],
    queryFn: () => call(agentRoutes.listTipHints, { query }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return data ?? { similar: [], apps: [] };
}
