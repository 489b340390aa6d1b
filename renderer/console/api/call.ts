import { callRoute } from '../../../shared/api/client.ts';
import type { ReplyOf, RequestOf, Route } from '../../../shared/api/route.ts';
import { ApiError } from './failure.ts';
import { createFetchTransport } from './transport.ts';

const transport = createFetchTransport();
const listeners = new Set<() => void>();

/** Told when the help desk no longer knows us; what is typed stays on the page. Returns its unsubscribe. */
export function onSessionEnded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Calls the help desk; throws `ApiError` for everything but the value, as TanStack Query wants it. */
export async function call<R extends Route>(route: R, request: RequestOf<R>): Promise<ReplyOf<R>> {
  const result = await callRoute(transport, route, request);
  if (result.ok) return result.value;
  const lost = result.kind === 'problem' && result.problem.code === 'not-signed-in';
  if (lost) for (const listener of listeners) listener();
  throw new ApiError(result);
}
