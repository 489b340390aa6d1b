import { globalShortcut } from 'electron';

/** The one global key, which IT may change at any time. */
export interface Hotkey {
  /** @param accelerator as Electron writes them: "Control+Alt+H"; empty for none */
  set(accelerator: string): void;
  stop(): void;
}

export function createHotkey(pressed: () => void, warn: (message: string, facts: { readonly hotkey: string }) => void): Hotkey {
  let held = '';
  const release = () => {
    if (held !== '') globalShortcut.unregister(held);
    held = '';
  };
  return {
    set(accelerator) {
      if (accelerator === held) return;
      release();
      if (accelerator === '') return;
      if (register(accelerator, pressed)) held = accelerator;
      else warn('the hotkey is taken or not possible here', { hotkey: accelerator });
    },
    stop: release,
  };
}

function register(accelerator: string, pressed: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, pressed);
  } catch {
    // Not an accelerator: IT mistyped it.
    return false;
  }
}
