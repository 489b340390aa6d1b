import type { Reach } from '../../shared/api/agent-routes.ts';
import { localDay } from '../../shared/model/local-day.ts';
import type { Audience } from '../../shared/model/tip.ts';
import { type AudienceFacts, type Condition, concerns, undecided } from '../../shared/tips/audience.ts';
import { inventoryFacts } from '../../shared/tips/inventory-facts.ts';
import { applicationVersions } from '../../shared/tips/package-versions.ts';
import { readGroups } from '../store/groups.ts';
import { type AlikeDesktops, readAlike } from '../store/reach.ts';
import type { Db } from '../store/schema.ts';

/** Milliseconds. What a desktop said longer ago may have changed since. */
const saidSince = 90 * 24 * 3_600_000;

interface Shares {
  total: number;
  reached: number;
  unknown: number;
}

/** How many desktops an audience means, decided by the very rules of the desktops, from what the help desk knows of each. */
export async function readReach(db: Db, audience: Audience, now: number): Promise<Reach> {
  const groups = (await readGroups(db)).sort((a, b) => a.name.localeCompare(b.name));
  const rows = await readAlike(db, audience, new Date(now - saidSince));
  const all: Shares = { total: 0, reached: 0, unknown: 0 };
  const ofGroup = new Map(groups.map(({ id }) => [id, { total: 0, reached: 0, unknown: 0 }]));
  const open = new Map<Condition, number>();
  for (const row of rows) {
    const facts: AudienceFacts = {
      ...factsOf(row, audience),
      groups: groups.filter(({ id }) => row.groups.includes(id)),
      // The day where the help desk stands: that of its desktops, as far as anybody can tell.
      today: localDay(now),
    };
    const unclear = undecided(audience, facts);
    for (const shares of [all, ...row.groups.flatMap((id) => ofGroup.get(id) ?? [])]) {
      shares.total += row.count;
      if (unclear?.length === 0) shares.reached += row.count;
      else if (unclear) shares.unknown += row.count;
    }
    for (const condition of unclear ?? []) open.set(condition, (open.get(condition) ?? 0) + row.count);
  }
  return {
    ...all,
    open: [...open].map(([condition, desktops]) => ({ condition, desktops })).sort((a, b) => b.desktops - a.desktops),
    byGroup: groups.flatMap(({ id, name }) => {
      const shares = ofGroup.get(id);
      return shares && shares.total > 0 ? [{ id, name, ...shares }] : [];
    }),
  };
}

function factsOf(row: AlikeDesktops, audience: Audience): Omit<AudienceFacts, 'groups' | 'today'> {
  const versions = applicationVersions(row.packages ?? {});
  const applications = Object.keys(versions);
  const facts = { ...inventoryFacts(row), versions, findings: row.findings ?? undefined };
  return {
    ...facts,
    // Notable packages are some of them all: what is not there may be there all the same.
    applications:
      applications.length > 0 && concerns({ applications: audience.applications }, { ...facts, applications }) ? applications : null,
    // Not every crash is reported.
    crashes: row.crashes ?? undefined,
  };
}
