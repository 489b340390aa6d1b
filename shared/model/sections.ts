import type { z } from 'zod';
import { applicationSection } from './sections/application.ts';
import { devicesSection } from './sections/devices.ts';
import { displaysSection } from './sections/displays.ts';
import { journalSection } from './sections/journal.ts';
import { memorySection } from './sections/memory.ts';
import { networkSection } from './sections/network.ts';
import { packagesSection } from './sections/packages.ts';
import { printersSection } from './sections/printers.ts';
import { probeSection } from './sections/probe.ts';
import { programsSection } from './sections/programs.ts';
import { sessionSection } from './sections/session.ts';
import { storageSection } from './sections/storage.ts';
import { systemSection } from './sections/system.ts';

/** What each collector yields, by its id: one file a section in sections/. */
export const sectionData = {
  system: systemSection,
  memory: memorySection,
  storage: storageSection,
  network: networkSection,
  session: sessionSection,
  displays: displaysSection,
  packages: packagesSection,
  programs: programsSection,
  application: applicationSection,
  probe: probeSection,
  devices: devicesSection,
  printers: printersSection,
  journal: journalSection,
};

export type SectionId = keyof typeof sectionData;
export const sectionIds = Object.keys(sectionData) as SectionId[];
export type SectionData<Id extends SectionId> = z.infer<(typeof sectionData)[Id]>;
