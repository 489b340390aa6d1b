import type { Section } from '../model/section.ts';
import { type SectionData, type SectionId, sectionData } from '../model/sections.ts';

/**
 * What can be compared between two sets of one desktop, or between a desktop and others. `percent`: 0 to 100; `load`: of
 * five minutes, for each core; `seconds`; `count`; `text`: a version, a name.
 */
export const measures = {
  'disk-free': { section: 'storage', unit: 'percent', worse: 'lower' },
  'inodes-used': { section: 'storage', unit: 'percent', worse: 'higher' },
  'memory-available': { section: 'memory', unit: 'percent', worse: 'lower' },
  'swap-used': { section: 'memory', unit: 'percent', worse: 'higher' },
  load: { section: 'system', unit: 'load', worse: 'higher' },
  uptime: { section: 'system', unit: 'seconds', worse: 'higher' },
  distribution: { section: 'system', unit: 'text' },
  kernel: { section: 'system', unit: 'text' },
  desktop: { section: 'session', unit: 'text' },
  session: { section: 'session', unit: 'text' },
  package: { section: 'packages', unit: 'text' },
  'broken-packages': { section: 'packages', unit: 'count', worse: 'higher' },
  printer: { section: 'printers', unit: 'text' },
} as const satisfies Record<string, MeasureRule>;

interface MeasureRule {
  readonly section: SectionId;
  readonly unit: 'percent' | 'load' | 'seconds' | 'count' | 'text';
  /** Which way trouble lies; for texts any other one is worth a look. */
  readonly worse?: 'lower' | 'higher';
}
export type Measure = keyof typeof measures;
export const measureNames = Object.keys(measures) as [Measure, ...Measure[]];

/** One comparable thing of one set. */
export interface Fact {
  readonly measure: Measure;
  /** Which of several: a mount point, a package, a printer; empty where there is only one. */
  readonly subject: string;
  readonly value: number | string;
}

/** As many of a kind as a person would look through, and no more rows in the database. */
const mostOfAKind = 24;
const longestText = 200;

/** The data of a section when it is there, whole enough, and fits: sets may come from older and newer desktops. */
function dataOf<Id extends SectionId>(sections: readonly Section[], id: Id): SectionData<Id> | null {
  const section = sections.find((one) => one.id === id);
  if (!section || (section.status !== 'ok' && section.status !== 'partial')) return null;
  const parsed = sectionData[id].safeParse(section.data);
  return parsed.success ? (parsed.data as SectionData<Id>) : null;
}

const share = (part: number, whole: number): number => Math.round(Math.min(100, Math.max(0, (part / whole) * 100)) * 10) / 10;

/** The comparable facts of a set; what a section does not say is not there. */
export function factsOf(sections: readonly Section[]): Fact[] {
  const facts: Fact[] = [];
  const add = (measure: Measure, value: number | string | undefined, subject = '') => {
    if (value === undefined || value === '' || (typeof value === 'number' && !Number.isFinite(value))) return;
    facts.push({ measure, subject: subject.slice(0, longestText), value: typeof value === 'string' ? value.slice(0, longestText) : value });
  };
  const system = dataOf(sections, 'system');
  if (system) {
    const { distribution, version } = system;
    add('distribution', version && !distribution.includes(version) ? `${distribution} ${version}` : distribution);
    add('kernel', system.kernel);
    if (system.cores > 0) add('load', Math.round((system.load[1] / system.cores) * 100) / 100);
    add('uptime', Math.round(system.uptimeSeconds));
  }
  const memory = dataOf(sections, 'memory');
  if (memory) {
    if (memory.total > 0) add('memory-available', share(memory.available, memory.total));
    if (memory.swapTotal > 0) add('swap-used', share(memory.swapTotal - memory.swapFree, memory.swapTotal));
  }
  const filesystems = firstOfEach(dataOf(sections, 'storage')?.filesystems ?? [], ({ mount }) => mount);
  for (const { mount, used, available, inodesUsedPercent, readOnly } of filesystems.slice(0, mostOfAKind)) {
    // Images are full by nature.
    if (readOnly || used + available <= 0) continue;
    add('disk-free', share(available, used + available), mount);
    add('inodes-used', inodesUsedPercent, mount);
  }
  const session = dataOf(sections, 'session');
  if (session) {
    add('desktop', [session.desktop, session.desktopVersion].filter(Boolean).join(' '));
    add('session', session.type);
  }
  const packages = dataOf(sections, 'packages');
  if (packages) {
    add('broken-packages', packages.brokenCount);
    for (const { name, version } of firstOfEach(packages.notable, (one) => one.name).slice(0, mostOfAKind)) add('package', version, name);
  }
  const printers = firstOfEach(dataOf(sections, 'printers')?.printers ?? [], ({ name }) => name);
  for (const { name, state } of printers.slice(0, mostOfAKind)) add('printer', state, name);
  return facts;
}

function firstOfEach<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  const found = new Map<string, T>();
  for (const one of all) if (!found.has(nameOf(one))) found.set(nameOf(one), one);
  return [...found.values()];
}
