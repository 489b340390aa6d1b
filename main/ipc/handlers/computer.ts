import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { SessionDependencies } from '../../report/report-session.ts';

export interface ComputerPorts {
  readonly inspect: SessionDependencies['diagnose'];
  readonly now: () => Date;
}

export const computerHandlers = ({ inspect, now }: ComputerPorts): Handlers['computer'] => ({
  async check() {
    const takenAt = now().toISOString();
    return { takenAt, ...(await inspect(null, () => undefined, new AbortController().signal)) };
  },
});
