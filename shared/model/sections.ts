import type { z } from 'zod';
import { accessibilitySection } from './sections/accessibility.ts';
import { applicationSection } from './sections/application.ts';
import { bluetoothSection } from './sections/bluetooth.ts';
import { changesSection } from './sections/changes.ts';
import { connectionSection } from './sections/connection.ts';
import { crashSection } from './sections/crash.ts';
import { crashesSection } from './sections/crashes.ts';
import { devicesSection } from './sections/devices.ts';
import { displaysSection } from './sections/displays.ts';
import { domainSection } from './sections/domain.ts';
import { drivesSection } from './sections/drives.ts';
import { fontsSection } from './sections/fonts.ts';
import { inputSection } from './sections/input.ts';
import { journalSection } from './sections/journal.ts';
import { memorySection } from './sections/memory.ts';
import { networkSection } from './sections/network.ts';
import { packagesSection } from './sections/packages.ts';
import { powerSection } from './sections/power.ts';
import { printersSection } from './sections/printers.ts';
import { probeSection } from './sections/probe.ts';
import { programsSection } from './sections/programs.ts';
import { respondingSection } from './sections/responding.ts';
import { scannersSection } from './sections/scanners.ts';
import { securitySection } from './sections/security.ts';
import { servicesSection } from './sections/services.ts';
import { sessionSection } from './sections/session.ts';
import { sharesSection } from './sections/shares.ts';
import { soundSection } from './sections/sound.ts';
import { storageSection } from './sections/storage.ts';
import { systemSection } from './sections/system.ts';
import { timeSection } from './sections/time.ts';
import { updatesSection } from './sections/updates.ts';

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
  connection: connectionSection,
  shares: sharesSection,
  scanners: scannersSection,
  power: powerSection,
  drives: drivesSection,
  sound: soundSection,
  bluetooth: bluetoothSection,
  input: inputSection,
  fonts: fontsSection,
  time: timeSection,
  updates: updatesSection,
  domain: domainSection,
  services: servicesSection,
  security: securitySection,
  accessibility: accessibilitySection,
  responding: respondingSection,
  crashes: crashesSection,
  crash: crashSection,
  changes: changesSection,
};

export type SectionId = keyof typeof sectionData;
export const sectionIds = Object.keys(sectionData) as SectionId[];
export type SectionData<Id extends SectionId> = z.infer<(typeof sectionData)[Id]>;
