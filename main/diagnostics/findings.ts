import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import { appCrashedRecently } from './findings/app-crashed-recently.ts';
import { appCrashesOften } from './findings/app-crashes-often.ts';
import { appNotResponding } from './findings/app-not-responding.ts';
import { applicationUpgradedJustBefore } from './findings/application-upgraded-just-before.ts';
import { batteryWorn } from './findings/battery-worn.ts';
import { bluetoothBlocked } from './findings/bluetooth-blocked.ts';
import { bootFull } from './findings/boot-full.ts';
import { browserProfileDamaged } from './findings/browser-profile-damaged.ts';
import { captivePortal } from './findings/captive-portal.ts';
import { clockFarOff } from './findings/clock-far-off.ts';
import { clockNotSynchronised } from './findings/clock-not-synchronised.ts';
import { defaultAppVanished } from './findings/default-app-vanished.ts';
import { diskComplains } from './findings/disk-complains.ts';
import { diskFailing } from './findings/disk-failing.ts';
import { diskFull } from './findings/disk-full.ts';
import { diskNearlyFull } from './findings/disk-nearly-full.ts';
import { diskPressure } from './findings/disk-pressure.ts';
import { dnsBroken } from './findings/dns-broken.ts';
import { dnsSlow } from './findings/dns-slow.ts';
import { documentLockedLeftover } from './findings/document-locked-leftover.ts';
import { domainUnreachable } from './findings/domain-unreachable.ts';
import { extensionBlocked } from './findings/extension-blocked.ts';
import { fontsMissing } from './findings/fonts-missing.ts';
import { gatewayUnreachable } from './findings/gateway-unreachable.ts';
import { graphicsWithoutDriver } from './findings/graphics-without-driver.ts';
import { headsetCallMode } from './findings/headset-call-mode.ts';
import { inodesFull } from './findings/inodes-full.ts';
import { inputMethodNotRunning } from './findings/input-method-not-running.ts';
import { internetUnreachable } from './findings/internet-unreachable.ts';
import { javaMissing } from './findings/java-missing.ts';
import { kerberosExpired } from './findings/kerberos-expired.ts';
import { kernelChangedJustBefore } from './findings/kernel-changed-just-before.ts';
import { localeMissing } from './findings/locale-missing.ts';
import { mailProfileDamaged } from './findings/mail-profile-damaged.ts';
import { mailProfileLarge } from './findings/mail-profile-large.ts';
import { manyPackagesChanged } from './findings/many-packages-changed.ts';
import { memoryLow } from './findings/memory-low.ts';
import { memoryPressure } from './findings/memory-pressure.ts';
import { noDns } from './findings/no-dns.ts';
import { noNetwork } from './findings/no-network.ts';
import { officeProfileDamaged } from './findings/office-profile-damaged.ts';
import { packagesBroken } from './findings/packages-broken.ts';
import { passwordExpiresSoon } from './findings/password-expires-soon.ts';
import { powerSaverOn } from './findings/power-saver-on.ts';
import { printerDriverMissing } from './findings/printer-driver-missing.ts';
import { printerJobsStuck } from './findings/printer-jobs-stuck.ts';
import { printerNeedsAttention } from './findings/printer-needs-attention.ts';
import { printerStopped } from './findings/printer-stopped.ts';
import { processorThrottled } from './findings/processor-throttled.ts';
import { profileLockedElsewhere } from './findings/profile-locked-elsewhere.ts';
import { readonlyFilesystem } from './findings/readonly-filesystem.ts';
import { restartNeeded } from './findings/restart-needed.ts';
import { sandboxNoFileAccess } from './findings/sandbox-no-file-access.ts';
import { sandboxReadOnly } from './findings/sandbox-read-only.ts';
import { scaleMismatch } from './findings/scale-mismatch.ts';
import { scanBackendMissing } from './findings/scan-backend-missing.ts';
import { scannerWithoutSupport } from './findings/scanner-without-support.ts';
import { screenShareMissing } from './findings/screen-share-missing.ts';
import { servicesFailed } from './findings/services-failed.ts';
import { shareAccessRefused } from './findings/share-access-refused.ts';
import { shareNotAnswering } from './findings/share-not-answering.ts';
import { signInLayoutDiffers } from './findings/sign-in-layout-differs.ts';
import { slowKeysOn } from './findings/slow-keys-on.ts';
import { soundMuted } from './findings/sound-muted.ts';
import { soundNoOutput } from './findings/sound-no-output.ts';
import { soundWrongOutput } from './findings/sound-wrong-output.ts';
import { startFailsOften } from './findings/start-fails-often.ts';
import { tooHot } from './findings/too-hot.ts';
import { updatesManyPending } from './findings/updates-many-pending.ts';
import { updatesNotFetched } from './findings/updates-not-fetched.ts';
import { vpnFailed } from './findings/vpn-failed.ts';
import { vpnPluginMissing } from './findings/vpn-plugin-missing.ts';
import { wifiWeak } from './findings/wifi-weak.ts';
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
  appCrashesOften,
  appCrashedRecently,
  fontsMissing,
  captivePortal,
  dnsBroken,
  dnsSlow,
  gatewayUnreachable,
  internetUnreachable,
  vpnFailed,
  wifiWeak,
  clockFarOff,
  clockNotSynchronised,
  shareNotAnswering,
  shareAccessRefused,
  kerberosExpired,
  batteryWorn,
  tooHot,
  processorThrottled,
  powerSaverOn,
  diskFailing,
  diskComplains,
  restartNeeded,
  updatesManyPending,
  updatesNotFetched,
  soundMuted,
  soundNoOutput,
  soundWrongOutput,
  headsetCallMode,
  bluetoothBlocked,
  inputMethodNotRunning,
  signInLayoutDiffers,
  localeMissing,
  slowKeysOn,
  printerJobsStuck,
  printerDriverMissing,
  printerNeedsAttention,
  passwordExpiresSoon,
  domainUnreachable,
  graphicsWithoutDriver,
  scaleMismatch,
  servicesFailed,
  scannerWithoutSupport,
  applicationUpgradedJustBefore,
  kernelChangedJustBefore,
  manyPackagesChanged,
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
