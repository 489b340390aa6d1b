import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const main = `
const { app, BrowserWindow, Menu, Tray } = require('electron');
const { join } = require('node:path');
app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  global.tray = new Tray(process.env.BARE_ICON);
  global.tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
  global.tray.on('click', () => new BrowserWindow({ width: 760, height: 720 }).loadFile(join(__dirname, 'page/index.html')));
});
`;

/** The floor: Electron with its defaults, whose tray click makes a window with a plain React page. */
export async function writeBareWindowApp(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.js' }));
  await writeFile(join(folder, 'main.js'), main);
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(import.meta.dirname, 'page'),
    base: './',
    plugins: [react()],
    build: { outDir: join(folder, 'page'), emptyOutDir: true, target: 'chrome114' },
  });
  return folder;
}
