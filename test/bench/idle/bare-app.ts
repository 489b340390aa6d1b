import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const main = `
const { app, Menu, Tray } = require('electron');
app.whenReady().then(() => {
  global.tray = new Tray(process.env.BARE_ICON);
  global.tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
`;

/** The floor: an Electron app with its defaults, one tray icon, one menu, and nothing else. */
export async function writeBareApp(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.js' }));
  await writeFile(join(folder, 'main.js'), main);
  return folder;
}
