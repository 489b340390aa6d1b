import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { Section } from '../../../shared/model/section.ts';

export interface ComputerPorts {
  readonly inspect: (
    application: null,
    onSection: (section: Section) => void,
    signal: AbortSignal,
  ) => Promise<{ sections: Section[]; findings: Finding[] }>;
  readonly now: () => Date;
}

export const computerHandlers = ({ inspect, now }: ComputerPorts): Handlers['computer'] => ({
  async check() {
    const takenAt = now().toISOString();
    return { takenAt, ...(await inspect(null, () => undefined, new AbortController().signal)) };
  },
});
