import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { mainTexts } from './texts.ts';

/** Quoting of the Exec key: https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html */
const quoted = (argument: string): string =>
  `"${argument
    .replace(/[\\"`$]/g, '\\$&')
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%')}"`;

/** @param command the program and its arguments; `--hidden` is added */
function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    'Name=Pandu',
    `Comment=${mainTexts.en.launcherComment}`,
    `Comment[id]=${mainTexts.id.launcherComment}`,
    `Exec=${[...command, '--hidden'].map(quoted).join(' ')}`,
    'Icon=pandu',
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    'X-GNOME-Autostart-Delay=3',
    '',
  ].join('\n');
}

/**
 * Electron's setLoginItemSettings does nothing on Linux, so the XDG entry is written by us.
 * @returns false when the folder cannot be written
 */
export async function applyAutostart(file: string, wanted: boolean, command: readonly string[]): Promise<boolean> {
  try {
    if (!wanted) {
      await rm(file, { force: true });
      return true;
    }
    const entry = autostartEntry(command);
    if ((await readFile(file, 'utf8').catch(() => null)) === entry) return true;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, entry);
    return true;
  } catch {
    return false;
  }
}
