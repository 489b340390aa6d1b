import type { Section } from '../../../shared/model/section.ts';
import type { SectionId } from '../../../shared/model/sections.ts';

/** In the order in which they are shown. */
const groups = ['happened', 'programs', 'computer', 'network', 'devices'] as const;
export type SectionGroup = (typeof groups)[number];

const groupOf: Readonly<Record<SectionId, SectionGroup>> = {
  crash: 'happened',
  responding: 'happened',
  crashes: 'happened',
  journal: 'happened',
  changes: 'happened',
  application: 'programs',
  probe: 'programs',
  programs: 'programs',
  packages: 'programs',
  updates: 'programs',
  services: 'programs',
  system: 'computer',
  session: 'computer',
  memory: 'computer',
  storage: 'computer',
  drives: 'computer',
  power: 'computer',
  time: 'computer',
  input: 'computer',
  fonts: 'computer',
  accessibility: 'computer',
  security: 'computer',
  network: 'network',
  connection: 'network',
  shares: 'network',
  domain: 'network',
  displays: 'devices',
  devices: 'devices',
  printers: 'devices',
  scanners: 'devices',
  sound: 'devices',
  bluetooth: 'devices',
};

/** The sections under headings, in the order of both; no group is empty. A section that we do not know is of the computer. */
export function groupSections(sections: readonly Section[]): { readonly group: SectionGroup; readonly sections: readonly Section[] }[] {
  const known: Readonly<Record<string, SectionGroup>> = groupOf;
  return groups
    .map((group) => ({ group, sections: sections.filter(({ id }) => (Object.hasOwn(known, id) ? known[id] : 'computer') === group) }))
    .filter((one) => one.sections.length > 0);
}
