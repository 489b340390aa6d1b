import type { Settings } from '../../shared/ipc/contract.ts';
import type { Application } from '../../shared/model/application.ts';
import type { Crash } from '../../shared/model/crash.ts';
import { applicationKey, decide, notNowFor } from './policy.ts';
import type { Told } from './told.ts';

export interface TellerPorts {
  readonly told: () => Promise<Told>;
  readonly settings: () => Settings;
  readonly setNever: (never: Settings['crashNever']) => Promise<unknown>;
  readonly now: () => Date;
  readonly show: (crash: Crash & { readonly application: Application }) => void;
  readonly openReport: (crash: Crash) => void;
  readonly openTip: (crash: Crash) => void;
  readonly log: (message: string) => void;
}

/** Tells the user of a crash, or not, and keeps what the user answers. */
export function createTeller(ports: TellerPorts) {
  const { settings, now } = ports;
  let opened: Promise<Told> | null = null;
  const told = (): Promise<Told> => {
    opened ??= ports.told();
    return opened;
  };
  return {
    async crashed(crash: Crash, stillOpen: boolean): Promise<void> {
      const known = await told();
      const verdict = decide(crash, stillOpen, settings(), known, now());
      const name = applicationKey(crash);
      if (!verdict.tell) return ports.log(`crashes: ${name} ${crash.signal} ${crash.signature}: not told (${verdict.why})`);
      // Before it is shown: two crashes within one moment are one notice.
      const kept = known.add(name, crash.signature, now().toISOString());
      ports.show({ ...crash, application: verdict.application });
      await kept;
    },
    /** @param action `later`, `never`, `tip`, or anything else for a click on the notice itself */
    async answered(crash: Crash, action: string): Promise<void> {
      const id = applicationKey(crash);
      if (action === 'later') await (await told()).postpone(id, new Date(now().getTime() + notNowFor).toISOString());
      else if (action === 'never') {
        const before = settings().crashNever;
        const name = crash.application?.name ?? id;
        if (!before.some((one) => one.id === id)) await ports.setNever([...before, { id, name }].slice(-100));
      } else if (action === 'tip') ports.openTip(crash);
      else ports.openReport(crash);
    },
  };
}
