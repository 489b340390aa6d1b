import type { Context } from '../../services/context.ts';
import type { Unit } from '../../store/database.ts';

/** The address of a person's own page of a ticket; null while there is no such page, or no public address for it. */
export type MakeLink = (unit: Unit, context: Context, about: { ticketId: string; contactId: string }) => Promise<string | null>;

export const noLink: MakeLink = async () => null;
