import { basename } from 'node:path';
import type { Settings } from '../../shared/ipc/contract.ts';
import type { Policy } from '../../shared/model/policy.ts';
import type { Inspector } from '../inspector.ts';
import type { Notice } from '../notices/decide.ts';
import type { Services } from '../services.ts';
import type { PanduWindow } from '../windows/window.ts';
import { type CrashHelpSwitch, createCrashHelpSwitch } from './crash-help-switch.ts';
import type { Ground } from './ground.ts';
import type { Opener } from './opener.ts';
import type { TipDesk } from './tip-desk.ts';

export interface CrashOfferPorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly window: Pick<PanduWindow, 'isOpen'>;
  readonly inspector: Pick<Inspector, 'crashes' | 'release'>;
  readonly policy: () => Policy;
  readonly tipDesk: Pick<TipDesk, 'glance'>;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  readonly open: Opener['open'];
  readonly show: (notice: Notice) => Promise<void>;
}

/** Help after a crash, from what the app has; it begins with `follow`. */
export function createCrashOffer(ports: CrashOfferPorts): CrashHelpSwitch {
  const { ground, services, window, inspector, policy, changeSettings, open } = ports;
  const { uid, paths, log, settings, language, texts, newPlaceholderKey, newRedactor } = ground;
  return createCrashHelpSwitch(
    () => settings.get().crashNotices && settings.get().notifications,
    async () =>
      (await import('./crash-help.ts')).startCrashHelp({
        uid,
        folder: paths.data,
        settings: settings.get,
        setNever: (crashNever) => changeSettings({ crashNever }),
        async read(since) {
          const found = await inspector.crashes(since);
          if (!window.isOpen()) inspector.release();
          return found;
        },
        tips: ports.tipDesk.glance,
        language,
        newPlaceholderKey,
        newRedactor,
        sectionsOff: () => policy().sectionsOff,
        texts,
        show: ports.show,
        onCrash: ({ signature, executable }) => void services.ownFacts.crashed([signature, basename(executable)]),
        openReport: (about) => open({ name: 'report' }, about),
        openTip: (id) => open({ name: 'tips', id, from: 'crash' }),
        log: log.info,
      }),
    log.warn,
  );
}
