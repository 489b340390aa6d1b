import type { TipVersion } from '../../shared/api/agent-routes.ts';
import type { Tip } from '../../shared/model/tip.ts';
import { toJson } from './json.ts';
import type { Db } from './schema.ts';

interface Kept {
  readonly tipId: string;
  readonly version: number;
  /** Null: it was withdrawn. */
  readonly tip: Tip | null;
  readonly at: Date;
  readonly by: { readonly id: string | null; readonly name: string };
}

export async function keepVersion(tx: Db, { tipId, version, tip, at, by }: Kept): Promise<void> {
  await tx
    .insertInto('tip_versions')
    .values({ tip_id: tipId, version, document: tip && toJson(tip), at, by_name: by.name, by_id: by.id })
    .execute();
}

/** Newest first. */
export async function readVersions(
  db: Db,
  tipId: string,
  query: { readonly page: number; readonly size: number },
): Promise<{ items: TipVersion[]; total: number }> {
  const kept = db.selectFrom('tip_versions').where('tip_id', '=', tipId);
  const { n } = await kept.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await kept
    .select(['version', 'document', 'at', 'by_name'])
    .orderBy('version', 'desc')
    .limit(query.size)
    .offset((query.page - 1) * query.size)
    .execute();
  return {
    items: rows.map(({ version, document, at, by_name }) => ({ version, tip: document, at: at.toISOString(), by: by_name })),
    total: Number(n),
  };
}
