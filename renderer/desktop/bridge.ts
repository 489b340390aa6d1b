import type { PanduBridge } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly pandu: PanduBridge;
  }
}

/** The one door to the main process, put there by the preload script. */
export const pandu: PanduBridge = window.pandu;
