import { sql } from 'kysely';
import type { z } from 'zod';
import type { desktopRoutes, Inventory } from '../../shared/api/desktop-routes.ts';
import { putChange } from '../store/changes.ts';
import type { Unit } from '../store/database.ts';
import { toJson } from '../store/json.ts';
import { audit, type Context } from './context.ts';
import { readPolicy } from './policy.ts';
import { type Refusal, refuse } from './refusal.ts';
import { hashToken, newToken } from './secrets.ts';
import type { Signer } from './signing.ts';

type Enrolment = z.output<typeof desktopRoutes.enrolDesktop.body>;
type Enrolled = z.output<typeof desktopRoutes.enrolDesktop.reply>;

/**
 * The same desktop again gets a new token, and its old one ends. One that was never here joins the groups of its key; one
 * that comes back stays in those that it was in, whatever its key says.
 */
export async function enrol(context: Context, signer: Signer, body: Enrolment): Promise<Enrolled | Refusal> {
  const token = newToken('desk');
  const at = new Date(context.now());
  return await context.database.transaction(async (unit): Promise<Enrolled | Refusal> => {
    const key = await unit.tx
      .updateTable('enrolment_keys')
      .set((eb) => ({ uses: eb('uses', '+', 1) }))
      .where('key_hash', '=', hashToken(body.enrolmentKey))
      .where('revoked_at', 'is', null)
      .returning(['id', 'label'])
      .executeTakeFirst();
    if (!key) return refuse('enrolment-refused', 'Ask an administrator of the help desk for a current enrolment key.');
    const values = {
      token_hash: hashToken(token),
      inventory: toJson(body.inventory),
      enrolled_at: at,
      last_seen_at: at,
      enrolment_key_id: key.id,
      removed_at: null,
    };
    const { fresh } = await unit.tx
      .insertInto('desktops')
      .values({ id: body.id, cursor: 0, ...values })
      .onConflict((oc) => oc.column('id').doUpdateSet(values))
      // PostgreSQL's own mark of a row that was there before.
      .returning(sql<boolean>`xmax = 0`.as('fresh'))
      .executeTakeFirstOrThrow();
    const groups = fresh ? await joinGroupsOfKey(unit, body.id, key.id) : 0;
    await audit(unit, context, `key ${key.label}`, 'desktop.enrol', body.id, `${body.inventory.userName} on ${body.inventory.hostName}`);
    unit.pokes.push({ kind: 'desktop', id: body.id }, { kind: 'topic', topic: 'desktops' }, { kind: 'topic', topic: 'groups' });
    if (groups > 0) await putChange(unit, { kind: 'groups', id: body.id, desktopId: body.id, at });
    return { desktopId: body.id, token, signingKey: await signer.publicKey(unit.tx), policy: await readPolicy(unit.tx) };
  });
}

/** @returns how many they are */
async function joinGroupsOfKey(unit: Unit, desktopId: string, keyId: string): Promise<number> {
  const { rows } = await sql`insert into group_members (group_id, desktop_id)
    select group_id, ${desktopId}::uuid from enrolment_key_groups where key_id = ${keyId}::uuid returning group_id`.execute(unit.tx);
  return rows.length;
}

export async function setInventory(context: Context, desktopId: string, inventory: Inventory): Promise<Record<string, never>> {
  return await context.database.transaction(async (unit) => {
    await unit.tx
      .updateTable('desktops')
      .set({ inventory: toJson(inventory) })
      .where('id', '=', desktopId)
      .execute();
    unit.pokes.push({ kind: 'desktop', id: desktopId }, { kind: 'topic', topic: 'desktops' });
    return {};
  });
}
