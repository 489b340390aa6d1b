import type { Rule } from '../rule.ts';

/** Below -80 dBm most cards fall back to the slowest rates. */
export const wifiWeak: Rule = ({ connection }) => {
  const weak = (connection?.wifi ?? []).filter(({ signalDbm, signalPercent }) =>
    signalDbm === undefined ? signalPercent < 20 : signalDbm <= -80,
  );
  if (weak.length === 0) return null;
  return {
    id: 'wifi-weak',
    severity: 'hint',
    cause: 'server',
    text: {
      en: 'The Wi-Fi signal is weak here, so the connection can be slow or break off.',
      id: 'Sinyal Wi-Fi di sini lemah, sehingga koneksi bisa lambat atau terputus.',
    },
    evidence: weak
      .map(({ name, signalDbm, signalPercent }) => `${name}: ${signalDbm === undefined ? `${signalPercent} %` : `${signalDbm} dBm`}`)
      .join('; ')
      .slice(0, 1000),
    section: 'connection',
    tip: 'no-internet',
  };
};
