import { callRoute } from '../../shared/api/client.ts';
import { desktopRoutes } from '../../shared/api/desktop-routes.ts';
import type { Connection } from './connection.ts';

/** The bytes as they came, not looked at yet; null: the help desk does not have the picture; 'later': it cannot be asked now. */
export async function fetchTipPicture(connection: Pick<Connection, 'link'>, sha256: string): Promise<Uint8Array | null | 'later'> {
  const linked = await connection.link();
  if (!linked.ok) return 'later';
  const result = await callRoute(linked.link.transport, desktopRoutes.getTipPicture, { params: { sha256 } });
  if (result.ok) return result.value;
  return result.kind === 'problem' && result.problem.code === 'not-found' ? null : 'later';
}
