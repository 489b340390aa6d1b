import { appCrashedRecently } from './findings/app-crashed-recently.ts';
import { appCrashesOften } from './findings/app-crashes-often.ts';
import { appNotResponding } from './findings/app-not-responding.ts';
import { applicationUpgradedJustBefore } from './findings/application-upgraded-just-before.ts';
import { batteryWorn } from './findings/battery-worn.ts';
import { bluetoothBlocked } from './findings/bluetooth-blocked.ts';
import { browserProfileDamaged } from './findings/browser-profile-damaged.ts';
import { captivePortal } from './findings/captive-portal.ts';
import { clockFarOff } from './findings/clock-far-off.ts';
import { clockNotSynchronised } from './findings/clock-not-synchronised.ts';
import { defaultAppVanished } from './findings/default-app-vanished.ts';
import { diskComplains } from './findings/disk-complains.ts';
import { diskFailing } from './findings/disk-failing.ts';
import { dnsBroken } from './findings/dns-broken.ts';
import { dnsSlow } from './findings/dns-slow.ts';
import { documentLockedLeftover } from './findings/document-locked-leftover.ts';
import { domainUnreachable } from './findings/domain-unreachable.ts';
import { extensionBlocked } from './findings/extension-blocked.ts';
import { gatewayUnreachable } from './findings/gateway-unreachable.ts';
import { headsetCallMode } from './findings/headset-call-mode.ts';
import { inputMethodNotRunning } from './findings/input-method-not-running.ts';
import { internetUnreachable } from './findings/internet-unreachable.ts';
import { javaMissing } from './findings/java-missing.ts';
import { kerberosExpired } from './findings/kerberos-expired.ts';
import { kernelChangedJustBefore } from './findings/kernel-changed-just-before.ts';
import { localeMissing } from './findings/locale-missing.ts';
import { mailProfileDamaged } from './findings/mail-profile-damaged.ts';
import { mailProfileLarge } from './findings/mail-profile-large.ts';
import { manyPackagesChanged } from './findings/many-packages-changed.ts';
import { officeProfileDamaged } from './findings/office-profile-damaged.ts';
import { passwordExpiresSoon } from './findings/password-expires-soon.ts';
import { powerSaverOn } from './findings/power-saver-on.ts';
import { processorThrottled } from './findings/processor-throttled.ts';
import { profileLockedElsewhere } from './findings/profile-locked-elsewhere.ts';
import { restartNeeded } from './findings/restart-needed.ts';
import { sandboxNoFileAccess } from './findings/sandbox-no-file-access.ts';
import { sandboxReadOnly } from './findings/sandbox-read-only.ts';
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
import type { Rule } from './rule.ts';

/** Rules that need a section of a slow collector. In the order in which equally severe findings are told, behind those of findings.ts. */
export const slowRules: readonly Rule[] = [
  appNotResponding,
  appCrashesOften,
  appCrashedRecently,
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
  passwordExpiresSoon,
  domainUnreachable,
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
