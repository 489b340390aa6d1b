import type { Rule } from '../rule.ts';

/** Services that people notice, and the tip that comes closest. Others fail on healthy computers all the time. */
const noticed: readonly (readonly [RegExp, string])[] = [
  [/^(?:cups|cups-browsed|ipp-usb)\.service$/, 'print-queue'],
  [/^(?:NetworkManager|systemd-networkd|systemd-resolved|wpa_supplicant|iwd|dhcpcd)\.service$/, 'no-internet'],
  [/^(?:openvpn(?:-client)?@.+|wg-quick@.+|strongswan)\.service$/, 'vpn'],
  [/^bluetooth\.service$/, 'bluetooth-headset'],
  [/^(?:sssd|winbind|nscd|oddjobd|krb5kdc)\.service$/, 'password-expired'],
  [/^(?:systemd-timesyncd|chronyd?|ntpd?|ntpsec)\.service$/, 'clock-wrong'],
  [/^(?:pipewire|pipewire-pulse|wireplumber|pulseaudio)\.(?:service|socket)$/, 'no-sound'],
  [/^(?:gvfs-daemon|autofs|nmb|smb|nmbd|smbd)\.service$/, 'network-drive'],
  [/^(?:media|mnt|srv|home)[-\w\\.]*\.mount$/, 'network-drive'],
  [/^xdg-desktop-portal[\w-]*\.service$/, 'sandboxed-app-files'],
  [/^saned\.(?:service|socket)$/, 'scanner'],
  [/^pcscd\.(?:service|socket)$/, 'smart-card'],
  [/^(?:accounts-daemon|udisks2|upower|polkit|display-manager|gdm|sddm|lightdm)\.service$/, 'service-stopped'],
];

export const servicesFailed: Rule = ({ services }) => {
  const hit = (services?.failed ?? []).flatMap((unit) => {
    const known = noticed.find(([pattern]) => pattern.test(unit.name));
    return known ? [{ ...unit, tip: known[1] }] : [];
  });
  const [first] = hit;
  if (!first) return null;
  return {
    id: 'services-failed',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'A background service that you rely on has stopped with an error.',
      id: 'Ada layanan latar belakang penting yang berhenti karena galat.',
    },
    evidence: hit
      .map(({ name, by, reason }) => `${name} (${by}): ${reason ?? 'failed'}`)
      .join('; ')
      .slice(0, 1000),
    section: 'services',
    tip: first.tip,
  };
};
