import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Diagnostics } from '../../diagnostics/diagnostics.ts';

export interface ComputerPorts {
  readonly diagnostics: () => Promise<Diagnostics>;
  readonly sectionsOff: () => readonly string[];
  readonly now: () => Date;
}

export const computerHandlers = ({ diagnostics, sectionsOff, now }: ComputerPorts): Handlers['computer'] => ({
  async check() {
    const takenAt = now().toISOString();
    return { takenAt, ...(await (await diagnostics()).run({ off: sectionsOff() })) };
  },
});
