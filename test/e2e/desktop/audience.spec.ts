import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signatureHeader } from '../../../shared/api/signature.ts';
import { openManInTheMiddle, type Passing, type Seen } from '../../support/man-in-the-middle.ts';
import type { DesktopApp } from '../../support/session/desktop-app.ts';
import { expect, test } from '../../support/session/fixtures.ts';
import { waitFor } from '../../support/session/wait.ts';

test.use({ tray: 'none' });
test.setTimeout(240_000);

/** What makes four people's computers different; the menu and the office suite of each are in a home folder of its own. */
const computers = {
  right: { desktop: 'ubuntu:GNOME', office: '24.2.7', wave: 3 },
  newer: { desktop: 'GNOME', office: '24.8.2', wave: 3 },
  plasma: { desktop: 'KDE', office: '24.2.7', wave: 3 },
  before: { desktop: 'ubuntu:GNOME', office: '24.2.7', wave: 2 },
} as const;
type Name = keyof typeof computers;
const names = Object.keys(computers) as Name[];

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandu-e2e-four-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An office suite as Flatpak installs it for one user: its menu entry, and its version in the AppStream data. */
function homeOf(name: Name): string {
  const home = join(folder, name);
  const id = 'org.libreoffice.LibreOffice';
  const menu = join(home, '.local/share/flatpak/exports/share/applications');
  const data = join(home, `.local/share/flatpak/app/${id}/current/active/files/share/metainfo`);
  for (const path of [menu, data]) mkdirSync(path, { recursive: true });
  const entry = ['[Desktop Entry]', 'Type=Application', 'Name=LibreOffice Writer', `Exec=flatpak run ${id}`, `X-Flatpak=${id}`, ''];
  writeFileSync(join(menu, `${id}.writer.desktop`), entry.join('\n'));
  writeFileSync(
    join(data, `${id}.metainfo.xml`),
    `<component><releases><release version="${computers[name].office}"/></releases></component>`,
  );
  return home;
}

test('of four real desktops exactly the right one shows a tip, whoever is in the middle; withdrawn, it is gone everywhere', async ({
  launch,
  desk,
  console,
}, info) => {
  const man = await openManInTheMiddle(desk.url, folder);
  const asked = (seen: Seen) => seen.url.startsWith('/api/v1/changes');
  const policy = join(folder, 'policy.json');
  writeFileSync(join(folder, 'authority-of-office.pem'), man.authority);
  writeFileSync(policy, JSON.stringify({ caFile: join(folder, 'authority-of-office.pem') }));

  const apps = {} as Record<Name, DesktopApp>;
  const desktopIds = {} as Record<Name, string>;
  const start = async (name: Name) => {
    const home = homeOf(name);
    const env = {
      HOME: home,
      USER: name,
      XDG_CURRENT_DESKTOP: computers[name].desktop,
      XDG_DATA_DIRS: join(home, 'share'),
      XDG_DATA_HOME: '',
    };
    // One of them reaches the help desk through somebody whose certificate it has every reason to trust.
    const throughMan = name === 'right' ? { url: man.url, env: { ...env, PANDU_POLICY_FILE: policy } } : { env };
    apps[name] = await launch({ args: ['--tips'], of: name, ...throughMan });
    const kept = join(apps[name].folder, 'data/desktop.json');
    desktopIds[name] = await waitFor(`${name} to be enrolled`, 40, async () => {
      const known = JSON.parse(existsSync(kept) ? readFileSync(kept, 'utf8') : '{}') as { desktopId?: string; token?: string | null };
      return known.token ? known.desktopId : undefined;
    });
  };
  /** What a person sees who looks for it among the tips. */
  const shows = async (name: Name, title: string) => {
    const page = await apps[name].window();
    return (await page.getByRole('button', { name: title, exact: true }).count()) > 0;
  };
  const all = async (title: string) => Object.fromEntries(await Promise.all(names.map(async (name) => [name, await shows(name, title)])));
  const wake = (name: Name) => apps[name].electron.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  const publish = async (title: string, only?: () => Promise<void>) => {
    await console.goto('/#/tips/new');
    const english = console.getByRole('region', { name: 'English' });
    await english.getByLabel('Title', { exact: true }).fill(title);
    await english.getByRole('textbox', { name: 'Problem' }).fill('The stripes are gone after printing.');
    await only?.();
    await console.getByRole('button', { name: 'Publish', exact: true }).click();
    await console.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(console.getByText('Published; desktops get it within seconds')).toBeVisible();
    // From now on the page is about this tip; the next one begins on another.
    await expect(console).not.toHaveURL(/tips\/new/);
  };
  const post = async (path: string, data: object) => {
    const reply = await console.request.post(`/api/v1/agent/${path}`, { headers: { 'x-pandu': '1' }, data });
    expect(reply.ok(), await reply.text()).toBe(true);
    return (await reply.json()) as { id: string };
  };
  const title = 'Zebra stripes in tables';
  const waves: Record<number, string> = {};

  await test.step('four desktops enrol; two waves', async () => {
    await Promise.all(names.map(start));
    for (const wave of [2, 3]) {
      const { id } = await post('groups', { name: `Wave ${wave}`, migratedOn: `2026-0${wave}-01` });
      waves[wave] = id;
      const ids = names.filter((name) => computers[name].wave === wave).map((name) => desktopIds[name]);
      await post(`groups/${id}/members`, { action: 'add', desktops: { by: 'ids', ids } });
    }
  });

  await test.step('the right one is off the network while the tip is published: the others get it, and none shows it', async () => {
    man.part();
    await publish(title, async () => {
      const who = console.getByRole('region', { name: 'Who gets it' });
      await who.getByRole('combobox', { name: 'Groups and waves' }).click();
      await console.getByRole('option', { name: 'Wave 3', exact: true }).click();
      await console.keyboard.press('Escape');
      for (const [field, value] of [
        ['Versions of applications', 'LibreOffice below 24.8'],
        ['Desktop environments', 'GNOME'],
      ] as const) {
        await who.getByRole('combobox', { name: field }).fill(value);
        await who.getByRole('combobox', { name: field }).press('Enter');
      }
    });
    // What comes after it in the feed has come: so has this one.
    await publish('Something for everybody');
    await expect.poll(() => all('Something for everybody')).toEqual({ right: false, newer: true, plasma: true, before: true });
    expect(await all(title)).toEqual({ right: false, newer: false, plasma: false, before: false });
  });

  /** The whole answers, as they could be played again. */
  const recorded: Passing[] = [];
  await test.step('the network is back, and somebody rewrites what comes: nothing of it is shown, and the console says so', async () => {
    man.tamper = async (seen, ask) => {
      const passing = await ask(seen);
      if (!asked(seen) || passing.status !== 200) return passing;
      return { ...passing, body: Buffer.from(passing.body.toString('utf8').replaceAll('Zebra', 'Forged')) };
    };
    man.join();
    await wake('right');
    await console.goto('/#/desktops');
    const row = console.getByRole('row').filter({ hasText: 'right' });
    // Told by the desktop itself, past the one who meddles.
    await expect(row.getByText('News refused')).toBeVisible({ timeout: 60_000 });
    expect(await shows('right', title)).toBe(false);
    expect(await shows('right', title.replace('Zebra', 'Forged'))).toBe(false);
  });

  await test.step('let through, it is shown there and nowhere else: what was away catches up', async () => {
    man.tamper = async (seen, ask) => {
      const passing = await ask(seen);
      if (asked(seen) && passing.headers[signatureHeader]) recorded.push(passing);
      return passing;
    };
    await wake('right');
    await expect.poll(() => all(title), { timeout: 60_000 }).toEqual({ right: true, newer: false, plasma: false, before: false });
    const page = await apps.right.window();
    await page.getByRole('button', { name: title, exact: true }).click();
    await expect(page.getByText('The stripes are gone after printing.')).toBeVisible();
    await page.screenshot({ path: info.outputPath('right.png') });
    await (await apps.newer.window()).screenshot({ path: info.outputPath('newer.png') });
    await page.getByRole('button', { name: 'All tips' }).click();
  });

  await test.step('who comes into the wave has it without another publication', async () => {
    await post(`groups/${waves[3]}/members`, { action: 'add', desktops: { by: 'ids', ids: [desktopIds.before] } });
    await expect.poll(() => all(title)).toEqual({ right: true, newer: false, plasma: false, before: true });
  });

  await test.step('withdrawn: an old answer played again is no news, and the user is told that some may be missing; let through, it is gone everywhere', async () => {
    man.part();
    const { items } = (await (await console.request.get('/api/v1/agent/tips')).json()) as {
      items: { id: string; draft: { texts: { en: { title: string } } } }[];
    };
    const tip = items.find(({ draft }) => draft.texts.en.title === title);
    await console.goto(`/#/tips/${tip?.id}`);
    await console.getByRole('button', { name: 'Withdraw' }).click();
    await console.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect(console.getByText('Withdrawn; it can be published again')).toBeVisible();
    const old = recorded.at(-1);
    let played = 0;
    man.tamper = async (seen, ask) => {
      if (!asked(seen) || !old) return ask(seen);
      played += 1;
      return old;
    };
    man.join();
    for (const _ of [1, 2]) {
      const before = played;
      await wake('right');
      await expect.poll(() => played, { timeout: 30_000 }).toBeGreaterThan(before);
    }
    const page = await apps.right.window();
    await expect(page.getByText('News from the help desk may be missing')).toBeVisible({ timeout: 30_000 });
    man.tamper = (seen, ask) => ask(seen);
    await wake('right');
    await expect.poll(() => all(title), { timeout: 60_000 }).toEqual({ right: false, newer: false, plasma: false, before: false });
    expect(await all('Something for everybody')).toEqual({ right: true, newer: true, plasma: true, before: true });
  });
  await man.close();
});
