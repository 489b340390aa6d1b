import type { Handlers, Settings } from '../../../shared/ipc/contract.ts';
import type { SettingsStore } from '../../policy/settings.ts';

/** @param applied told after each change, before the page hears of it */
export const settingsHandlers = (store: SettingsStore, applied: (settings: Settings) => Promise<void>): Handlers['settings'] => ({
  get: () => store.get(),
  async set(change) {
    const { settings } = await store.set(change);
    await applied(settings);
    return settings;
  },
});
