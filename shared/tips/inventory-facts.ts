import type { Inventory } from '../api/desktop-routes.ts';
import type { AudienceFacts } from './audience.ts';

/** What an inventory says of an audience's conditions; the other conditions are not known from it. */
export function inventoryFacts(inventory: Pick<Inventory, 'distribution' | 'distributions' | 'desktop' | 'sessionType' | 'language'>) {
  const { distribution, distributions, desktop, sessionType, language } = inventory;
  return {
    distributions: distributions ?? likelyDistributions(distribution),
    desktops: desktop.split(' ').filter((part) => part !== ''),
    sessionType,
    applications: null,
    language,
  } satisfies AudienceFacts;
}

/** Beginning of PRETTY_NAME -> ID and ID_LIKE of os-release(5). */
const families: readonly (readonly [beginning: string, ids: readonly string[]])[] = [
  ['debian', ['debian']],
  ['ubuntu', ['ubuntu', 'debian']],
  ['linux mint', ['linuxmint', 'ubuntu', 'debian']],
  ['lmde', ['linuxmint', 'debian']],
  ['fedora', ['fedora']],
  ['opensuse leap', ['opensuse-leap', 'suse', 'opensuse']],
  ['opensuse tumbleweed', ['opensuse-tumbleweed', 'opensuse', 'suse']],
];

/** For desktops before 0.2, which send the name only: "Ubuntu 24.04.1 LTS" -> ubuntu, debian, ubuntu-24.04. Empty: not known. */
function likelyDistributions(name: string): readonly string[] {
  const found = families.find(([beginning]) => name.toLowerCase().startsWith(beginning));
  if (!found) return [];
  const [, ids] = found;
  const version = /\d+(?:\.\d+)?/.exec(name)?.[0];
  return version ? [...ids, `${ids[0]}-${version}`] : ids;
}
