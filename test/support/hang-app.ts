import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Electron with one window. SIGUSR2 blocks its main thread for good; SIGUSR1 makes it busy: nearly all the time at work,
 * and in between at its window.
 */
const main = `
const { app, BrowserWindow } = require('electron');
const work = (ms) => { const end = Date.now() + ms; while (Date.now() < end); };
process.on('SIGUSR2', () => { for (;;); });
process.on('SIGUSR1', () => setInterval(() => work(200), 210));
app.whenReady().then(() => new BrowserWindow({ title: 'electron-test', width: 300, height: 200 }).loadURL('data:text/html,<p>here'));
`;

/** @returns the folder, for Electron to start */
export function writeHangApp(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'hang-test', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(folder, 'main.js'), main);
  return folder;
}
