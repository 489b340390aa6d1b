import { describe, expect, test } from 'vitest';
import { desktopOf, stepFor, stepPieces } from '../../../../shared/tips/desktop-steps.ts';

test.each([
  [['ubuntu', 'GNOME'], 'GNOME'],
  [['GNOME-Classic', 'GNOME'], 'GNOME'],
  [['KDE'], 'KDE Plasma'],
  [['XFCE'], 'XFCE'],
  [['X-Cinnamon'], 'Cinnamon'],
  [['MATE'], 'MATE'],
  // Calls itself GNOME too, but has other menus.
  [['Budgie', 'GNOME'], null],
  [['Unity', 'Unity7', 'ubuntu'], null],
  [['LXQt'], null],
  [[], null],
])('%j is %s', (parts, expected) => {
  expect(desktopOf(parts)).toBe(expected);
});

describe('a step that differs', () => {
  const step =
    'Open the settings:\n- **GNOME:** **Settings → Sound**.\n- **KDE Plasma and XFCE:** one,\n  two.\n- **Note:** no desktop.\nThen go on.';

  test('shows what is for this desktop, and what is for all', () => {
    expect(stepFor(step, 'GNOME')).toBe('Open the settings:\n\n**Settings → Sound**.\n\n- **Note:** no desktop.\nThen go on.');
    expect(stepFor(step, 'XFCE')).toContain('one,\ntwo.');
    expect(stepFor(step, 'XFCE')).not.toContain('Sound');
  });
  test('shows all under their names where none is for this desktop, or it is not known', () => {
    expect(stepFor(step, 'MATE')).toBe(step);
    expect(stepFor(step, null)).toBe(step);
  });
  test('Indonesian joins names with "dan"; other spellings are no variants', () => {
    expect(stepPieces('- **GNOME dan MATE:** x')).toEqual([{ desktops: ['GNOME', 'MATE'], text: 'x' }]);
    expect(stepPieces('- **Gnome:** x')).toEqual([{ desktops: null, text: '- **Gnome:** x' }]);
    expect(stepFor('No list.', 'GNOME')).toBe('No list.');
  });
  test('a hostile step is taken apart in time linear to its length', () => {
    const long = `${'- **'.repeat(100_000)}\n${'- **GNOME, '.repeat(50_000)}`;
    const begun = performance.now();
    expect(stepFor(long, 'GNOME')).toBe(long);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
