import type { Rule } from '../rule.ts';

/** A virtual machine gets its time from its host. Right after the start it takes a while. */
export const clockNotSynchronised: Rule = ({ time, system, connection }) => {
  if (time?.synchronized !== false || !system || system.virtual || system.uptimeSeconds < 1800) return null;
  // Right by another way than the ones that systemd knows of.
  if (connection?.clockOffsetSeconds !== undefined && Math.abs(connection.clockOffsetSeconds) < 120 && time.service !== undefined)
    return null;
  return {
    id: 'clock-not-synchronised',
    severity: 'hint',
    cause: 'desktop',
    text: {
      en: 'The clock of this computer is not being set from the network, so it will drift.',
      id: 'Jam komputer ini tidak disesuaikan dari jaringan, sehingga lama-lama meleset.',
    },
    evidence: `not in step; set from the network: ${time.automatic === undefined ? 'unknown' : time.automatic ? 'on' : 'off'}; service: ${time.service ?? 'none'}`,
    section: 'time',
    tip: 'clock-wrong',
  };
};
