import fc from 'fast-check';
import { expect, test } from 'vitest';
import { desktopFacts, inventoryOf } from '../../../../main/platform/desktop-facts.ts';
import type { Audience } from '../../../../shared/model/tip.ts';
import { concerns, undecided } from '../../../../shared/tips/audience.ts';
import { inventoryFacts } from '../../../../shared/tips/inventory-facts.ts';

const own = { userName: 'rina', hostName: 'pc-042' };

test('the help desk decides by an inventory as the desktop itself does', () => {
  const osRelease = fc.record(
    {
      ID: fc.constantFrom('debian', 'ubuntu', 'fedora', ''),
      ID_LIKE: fc.constantFrom('debian', 'ubuntu debian', 'suse opensuse', ''),
      VERSION_ID: fc.constantFrom('12', '24.04', '41'),
      PRETTY_NAME: fc.constantFrom('Debian GNU/Linux 12 (bookworm)', 'Something 1'),
    },
    { requiredKeys: [] },
  );
  const env = fc.record(
    {
      XDG_CURRENT_DESKTOP: fc.constantFrom('ubuntu:GNOME', 'KDE', 'X-Cinnamon', ''),
      XDG_SESSION_TYPE: fc.constantFrom('x11', 'wayland', ''),
    },
    { requiredKeys: [] },
  );
  const audience: fc.Arbitrary<Audience> = fc.record(
    {
      distributions: fc.subarray(['debian', 'ubuntu-24.04', 'fedora', 'opensuse']),
      desktops: fc.subarray(['GNOME', 'kde', 'x-cinnamon']),
      sessionTypes: fc.subarray(['x11', 'wayland'] as const),
      languages: fc.subarray(['en', 'id'] as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(osRelease, env, audience, fc.constantFrom('en' as const, 'id' as const), (release, environment, wanted, language) => {
      const facts = desktopFacts(environment, release, own);
      const known = inventoryFacts(inventoryOf(facts, language, '0.2.0'));
      expect(concerns(wanted, known)).toBe(concerns(wanted, { ...facts, applications: null, language }));
    }),
  );
});

test.each([
  ['Ubuntu 24.04.1 LTS', ['ubuntu', 'debian', 'ubuntu-24.04']],
  ['Debian GNU/Linux 12 (bookworm)', ['debian', 'debian-12']],
  ['Linux Mint 22', ['linuxmint', 'ubuntu', 'debian', 'linuxmint-22']],
  ['openSUSE Tumbleweed', ['opensuse-tumbleweed', 'opensuse', 'suse']],
  ['openSUSE Leap 15.6', ['opensuse-leap', 'suse', 'opensuse', 'opensuse-leap-15.6']],
  ['Home-made 3', []],
])('an inventory of before 0.2 is read by its name: %s', (distribution, distributions) => {
  const facts = inventoryFacts({ distribution, desktop: '', sessionType: 'unknown', language: 'en' });
  expect(facts).toMatchObject({ distributions, desktops: [] });
  expect(undecided({ desktops: ['GNOME'], sessionTypes: ['x11'] }, facts)).toEqual(['desktops', 'sessionTypes']);
});
