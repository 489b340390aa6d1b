import { type ApiResult, callRoute } from '../../../shared/api/client.ts';
import { desktopRoutes, type MyAddresses } from '../../../shared/api/desktop-routes.ts';
import type { Handlers, OwnAddresses } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/model/language.ts';
import type { Connection, Link } from '../../sync/connection.ts';

export interface AddressesPorts {
  readonly connection: Pick<Connection, 'link'>;
  readonly language: () => Language;
  readonly newId: () => string;
}

/** Mail addresses of this user, as the help desk has them: nothing of them is kept here. */
export function addressesHandlers({ connection, language, newId }: AddressesPorts): Handlers['addresses'] {
  async function ask<T extends MyAddresses>(
    call: (transport: Link['transport']) => Promise<ApiResult<T>>,
  ): Promise<{ readonly answer: OwnAddresses; readonly value: T | null }> {
    const linked = await connection.link();
    // Without a help desk there is nothing to offer, and nothing to say.
    if (!linked.ok)
      return { answer: { problem: linked.why === 'never-enrolled' ? null : 'offline', available: false, items: [] }, value: null };
    const result = await call(linked.link.transport);
    if (!result.ok) return { answer: { problem: problemOf(result), available: false, items: [] }, value: null };
    const { available, items } = result.value;
    return { answer: { problem: null, available, items }, value: result.value };
  }
  return {
    list: async () => (await ask((transport) => callRoute(transport, desktopRoutes.listAddresses, {}))).answer,
    add: async ({ address }) =>
      (
        await ask((transport) =>
          callRoute(transport, desktopRoutes.claimAddress, { params: { id: newId() }, body: { address, language: language() } }),
        )
      ).answer,
    async prove({ id, code }) {
      const { answer, value } = await ask((transport) =>
        callRoute(transport, desktopRoutes.proveAddress, { params: { id }, body: { code } }),
      );
      return { ...answer, outcome: value?.outcome ?? null };
    },
    remove: async ({ id }) => (await ask((transport) => callRoute(transport, desktopRoutes.removeAddress, { params: { id } }))).answer,
  };
}

function problemOf(result: ApiResult<unknown> & { ok: false }): OwnAddresses['problem'] {
  if (result.kind !== 'problem') return result.kind === 'unreachable' || result.status >= 500 ? 'offline' : 'failed';
  switch (result.problem.code) {
    case 'too-many-requests':
      return 'too-many';
    case 'bad-request':
      return 'no-address';
    case 'unavailable':
      return 'offline';
    default:
      return 'failed';
  }
}
