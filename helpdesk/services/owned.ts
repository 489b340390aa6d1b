import { mayAct, type UserCaller } from '../http/callers.ts';
import { type Refusal, refuse } from './refusal.ts';

/** One's own, or everybody's (null), which editors look after. What belongs to somebody else does not exist. */
export function mayChange(caller: UserCaller, row: { readonly owner_id: string | null } | undefined): Refusal | undefined {
  if (!row || (row.owner_id !== null && row.owner_id !== caller.id)) return refuse('not-found', 'It does not exist (any more).');
  return row.owner_id === null ? mayShare(caller, true) : undefined;
}

export function mayShare(caller: UserCaller, shared: boolean): Refusal | undefined {
  return shared && !mayAct(caller.role, 'editor') ? refuse('forbidden', 'What is for everybody is looked after by editors.') : undefined;
}
