import type { PanduBridge } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly pandu: PanduBridge;
  }
}

/** The one door to the main process, put there by the preload script; not there while the form is drawn ahead. */
export const pandu: PanduBridge = (globalThis as unknown as Window).pandu;
