import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import { appNotResponding } from './findings/app-not-responding.ts';
import { bootFull } from './findings/boot-full.ts';
import { browserProfileDamaged } from './findings/browser-profile-damaged.ts';
import { defaultAppVanished } from './findings/default-app-vanished.ts';
import { diskFull } from './findings/disk-full.ts';
import { diskNearlyFull } from './findings/disk-nearly-full.ts';
import { diskPressure } from './findings/disk-pressure.ts';
import { documentLockedLeftover } from './findings/document-locked-leftover.ts';
import { extensionBlocked } from './findings/extension-blocked.ts';
import { fontsMissing } from './findings/fonts-missing.ts';
import { inodesFull } from './findings/inodes-full.ts';
import { javaMissing } from './findings/java-missing.ts';
import { mailProfileDamaged } from './findings/mail-profile-damaged.ts';
import { mailProfileLarge } from './findings/mail-profile-large.ts';
import { memoryLow } from './findings/memory-low.ts';
import { memoryPressure } from './findings/memory-pressure.ts';
import { noDns } from './findings/no-dns.ts';
import { noNetwork } from './findings/no-network.ts';
import { officeProfileDamaged } from './findings/office-profile-damaged.ts';
import { packagesBroken } from './findings/packages-broken.ts';
import { printerStopped } from './findings/printer-stopped.ts';
import { profileLockedElsewhere } from './findings/profile-locked-elsewhere.ts';
import { readonlyFilesystem } from './findings/readonly-filesystem.ts';
import { sandboxNoFileAccess } from './findings/sandbox-no-file-access.ts';
import { sandboxReadOnly } from './findings/sandbox-read-only.ts';
import { scanBackendMissing } from './findings/scan-backend-missing.ts';
import { screenShareMissing } from './findings/screen-share-missing.ts';
import { startFailsOften } from './findings/start-fails-often.ts';
import { vpnPluginMissing } from './findings/vpn-plugin-missing.ts';
import { wineApp } from './findings/wine-app.ts';
import { wineProfileDamaged } from './findings/wine-profile-damaged.ts';
import type { Facts, Rule } from './rule.ts';

/** To add one: a file in `findings/`, a line here, and its tip's id must exist in tips/. */
const rules: readonly Rule[] = [
  diskFull,
  diskNearlyFull,
  inodesFull,
  bootFull,
  readonlyFilesystem,
  memoryLow,
  memoryPressure,
  diskPressure,
  noNetwork,
  noDns,
  printerStopped,
  packagesBroken,
  appNotResponding,
  fontsMissing,
  officeProfileDamaged,
  documentLockedLeftover,
  defaultAppVanished,
  sandboxNoFileAccess,
  browserProfileDamaged,
  mailProfileDamaged,
  mailProfileLarge,
  profileLockedElsewhere,
  javaMissing,
  wineApp,
  wineProfileDamaged,
  extensionBlocked,
  scanBackendMissing,
  vpnPluginMissing,
  screenShareMissing,
  sandboxReadOnly,
  startFailsOften,
];

const order: Readonly<Record<Finding['severity'], number>> = { serious: 0, warning: 1, hint: 2 };

/** All rules over the sections that are there, the worst first. Sections that do not fit their schema are left out. */
export function findingsOf(sections: readonly Section[]): Finding[] {
  const whole = sections.filter(({ status, data }) => (status === 'ok' || status === 'partial') && data !== undefined);
  const facts = Object.fromEntries(whole.map(({ id, data }) => [id, data])) as Facts;
  const found = rules.flatMap((rule) => {
    try {
      return rule(facts) ?? [];
    } catch {
      // Data of a partial section that does not fit: the section says so itself, and no rule can be sure about it.
      return [];
    }
  });
  return found.sort((a, b) => order[a.severity] - order[b.severity]);
}
