import { describe, expect, test } from 'vitest';
import type { SectionId } from '../../../../shared/model/sections.ts';
import { lookAt, systemNames } from '../../../support/systems.ts';

const office = { name: 'LibreOffice Calc', package: 'libreoffice-calc', source: 'deb' };
interface Expected {
  readonly system: string;
  readonly session: object;
  readonly counts: object;
  readonly app: object;
  /** Names of the packages that belong to the application, or that it is built on. */
  readonly related: readonly string[];
  /** How many updates wait; default: none. undefined: it cannot be told there. */
  readonly pending?: number | undefined;
  /** Ids of findings; default: none. */
  readonly found?: readonly string[];
}
/** What each of the library is. */
const expected: Readonly<Record<string, Expected>> = {
  'debian-12-gnome-wayland': {
    ...{ system: 'debian', session: { desktop: 'GNOME', type: 'wayland', windowManager: 'gnome-shell' }, counts: { deb: 9 } },
    app: { ...office, version: '4:7.4.7-1+deb12u5' },
    related: ['libreoffice-calc', 'libreoffice-core'],
  },
  'debian-12-xfce-x11': {
    ...{ system: 'debian', session: { desktop: 'XFCE', type: 'x11', windowManager: 'xfwm4' }, counts: { deb: expect.any(Number) } },
    // It has none of those fonts: what the rule is for.
    ...{ app: { ...office, version: '4:7.4.7-1+deb12u14' }, found: ['fonts-missing'] },
    // apt had no cache of its own there, as after "apt clean".
    ...{ related: ['libreoffice-calc', 'libreoffice-common', 'libreoffice-core', 'libreoffice-writer'], pending: undefined },
  },
  'fedora-41-kde-wayland': {
    ...{ system: 'fedora', session: { desktop: 'KDE', type: 'wayland', windowManager: 'kwin_wayland', desktopVersion: '6' } },
    ...{ counts: { rpm: 18, flatpak: 1 }, app: { package: 'org.libreoffice.LibreOffice', source: 'flatpak', version: '24.8.3.2' } },
    related: ['org.example.Platform'],
  },
  'linuxmint-21.3-mate-x11': {
    ...{ system: 'linuxmint', session: { desktop: 'MATE', type: 'x11', windowManager: 'marco' }, counts: { deb: 8 } },
    app: { ...office, version: '1:7.3.7-0ubuntu0.22.04.7' },
    related: ['libreoffice-calc', 'libreoffice-core'],
  },
  'opensuse-leap-15.6-cinnamon-x11': {
    ...{ system: 'opensuse-leap', session: { desktop: 'X-Cinnamon', type: 'x11', windowManager: 'cinnamon' }, counts: { rpm: 16 } },
    app: { ...office, source: 'rpm', version: '24.8.1.2-150500.20.11.1' },
    ...{ related: ['libreoffice', 'libreoffice-calc', 'libreoffice-writer'], pending: 3 },
  },
  'ubuntu-24.04-gnome-wayland': {
    ...{
      system: 'ubuntu',
      session: { desktop: 'ubuntu GNOME', type: 'wayland', windowManager: 'gnome-shell' },
      counts: { deb: 9, snap: 3 },
    },
    app: { name: 'Firefox Web Browser', source: 'snap', version: '132.0.2-1' },
    related: ['core22'],
  },
};

test('each system of the library is known here', () => expect(systemNames).toEqual(Object.keys(expected)));

describe.each(Object.entries(expected))('%s', (name, { system, session, counts, app, related, found = [], ...rest }) => {
  test('every section is whole and says what the system is; nothing else is found', async () => {
    const { sections, findings, application, data } = await lookAt(name);
    expect(findings.map(({ id }) => id)).toEqual(found);
    expect(sections.filter(({ status }) => status !== 'ok').map(({ id, error }) => `${id}: ${error}`)).toEqual([]);
    for (const { id } of sections) data(id as SectionId);
    expect(data('system').distributionId).toBe(system);
    expect(data('session')).toMatchObject(session);
    expect(data('packages').counts).toEqual(counts);
    expect(application).toMatchObject(app);
    expect(
      data('application')
        .relatedPackages.map((one) => one.name)
        .sort(),
    ).toEqual(related);
    expect(data('updates').pending).toBe('pending' in rest ? rest.pending : 0);
    expect(data('probe').source).toBe(application?.source);
    expect(data('sound').outputs).not.toEqual([]);
  });
});
