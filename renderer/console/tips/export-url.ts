import { agentRoutes } from '../../../shared/api/agent-routes.ts';

/** Where the browser gets the files of one tip, or of all that are published. */
export const exportUrl = (id?: string): string => `${agentRoutes.exportTips.path}${id === undefined ? '' : `?id=${id}`}`;
