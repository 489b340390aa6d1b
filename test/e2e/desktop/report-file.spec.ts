import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../../support/session/fixtures.ts';

test.use({ tray: 'none' });

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandu-e2e-file-'));
  for (const name of ['bin', 'share/applications']) mkdirSync(join(folder, name), { recursive: true });
  // A mail program that writes down what the real xdg-email asks of it.
  const program = join(folder, 'bin/thunderbird');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/part"\nmv "${folder}/part" "${folder}/asked"\n`);
  chmodSync(program, 0o755);
  const entry = `[Desktop Entry]\nType=Application\nName=Mail\nExec=${program} %u\nMimeType=x-scheme-handler/mailto;\n`;
  writeFileSync(join(folder, 'share/applications/thunderbird.desktop'), entry);
  const usual = '[Default Applications]\nx-scheme-handler/mailto=thunderbird.desktop\n';
  writeFileSync(join(folder, 'share/applications/mimeapps.list'), usual);
  writeFileSync(join(folder, 'share/applications/gnome-mimeapps.list'), usual);
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('without a network: saved as a file, put into a mail, imported by the agent, and the outbox comes to the same ticket', async ({
  launch,
  network,
  console,
  agent,
  desk,
}) => {
  const before = await (await agent.request.get(`${desk.url}/api/v1/agent/policy`)).json();
  const changed = { ...before, contact: { email: 'bantuan@example.org' } };
  const set = await agent.request.put(`${desk.url}/api/v1/agent/policy`, { data: changed, headers: { 'x-pandu': '1' } });
  expect(set.ok(), await set.text()).toBe(true);
  const app = await launch({
    args: [],
    env: {
      XDG_CURRENT_DESKTOP: 'GNOME',
      XDG_DATA_DIRS: `${folder}/share:/usr/local/share:/usr/share`,
      PATH: `${folder}/bin:${process.env.PATH ?? ''}`,
    },
  });
  const page = await app.window();
  await page.getByRole('button', { name: 'Contact', exact: true }).click();
  await expect(page.getByText('bantuan@example.org')).toBeVisible();
  network.fault = () => 'drop';
  await page.getByRole('button', { name: 'Report', exact: true }).click();
  await page.getByLabel('What happened?').fill('No network on this floor');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Cannot wait for the connection?' })).toBeVisible({ timeout: 60_000 });

  const saved = join(folder, 'taken along.pandu');
  // The desktop's own dialog is not ours to test: it answers as a user would.
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, saved);
  await page.getByRole('button', { name: 'Save as file' }).click();
  await expect(page.getByText(`Saved: ${saved}`)).toBeVisible();

  await page.getByRole('button', { name: 'Send by e-mail' }).click();
  await expect(page.getByText('Your mail program was opened')).toBeVisible();
  await expect.poll(() => existsSync(join(folder, 'asked'))).toBe(true);
  const asked = readFileSync(join(folder, 'asked'), 'utf8');
  expect(asked).toMatch(/^-compose\nto='bantuan@example\.org,',subject=Report%20from%20Pandu/);
  const attached = /attachment='([^']+)'/.exec(asked)?.[1] ?? '';
  expect(readFileSync(attached).equals(readFileSync(saved)), 'the very same file').toBe(true);
  rmSync(attached);

  await console.goto('/tickets');
  const [chooser] = await Promise.all([
    console.waitForEvent('filechooser'),
    console.getByRole('button', { name: 'Import a report file' }).click(),
  ]);
  await chooser.setFiles(saved);
  await expect(console.getByRole('heading', { level: 1 })).toContainText('No network on this floor');
  const number = /#(\d+)/.exec((await console.getByText(/Imported: ticket #\d+/).textContent()) ?? '')?.[1];

  network.fault = () => undefined;
  await expect(page.getByText(`The help desk has it: number ${number}`).first()).toBeVisible({ timeout: 60_000 });
  await console.goto('/tickets');
  await expect(console.getByRole('link', { name: /No network on this floor/ })).toHaveCount(1);
});
