import type { Start } from '../../shared/ipc/contract.ts';
import { pandu } from './bridge.ts';

/**
 * What the page starts with. The main process writes it into the page, which spares a round trip before the first
 * paint; where it did not, the page asks.
 */
export async function readStart(): Promise<Start> {
  const written = document.getElementById('start')?.textContent;
  if (written) {
    try {
      return JSON.parse(written) as Start;
    } catch {
      // Not JSON: as good as not there.
    }
  }
  return pandu.app.start();
}
