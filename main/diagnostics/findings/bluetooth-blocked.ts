import type { Rule } from '../rule.ts';

/** Only where somebody uses it: many switch it off for good and are right. */
export const bluetoothBlocked: Rule = ({ bluetooth }) => {
  if (!bluetooth?.blocked || bluetooth.devices.length === 0) return null;
  return {
    id: 'bluetooth-blocked',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'Bluetooth is switched off by a key or switch, so paired devices cannot connect.',
      id: 'Bluetooth dimatikan lewat tombol atau sakelar, sehingga perangkat yang dipasangkan tidak bisa terhubung.',
    },
    evidence: `blocked; paired devices: ${bluetooth.devices.length}`,
    section: 'bluetooth',
    tip: 'bluetooth-headset',
  };
};
