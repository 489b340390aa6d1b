import { describe, expect, test } from 'vitest';
import { pathsFrom } from '../../../../main/platform/paths.ts';

describe('pathsFrom', () => {
  test('follows the XDG defaults', () => {
    const paths = pathsFrom({}, '/home/ayu');
    expect(paths.data).toBe('/home/ayu/.local/share/pandu');
    expect(paths.settingsFile).toBe('/home/ayu/.config/pandu/settings.json');
    expect(paths.policyFile).toBe('/etc/pandu/policy.json');
    expect(paths.autostartFile).toBe('/home/ayu/.config/autostart/org.pandu.Pandu.desktop');
  });

  test('ignores relative XDG directories, as the specification asks', () => {
    expect(pathsFrom({ XDG_DATA_HOME: 'data', XDG_CONFIG_HOME: '/c' }, '/home/ayu')).toMatchObject({
      data: '/home/ayu/.local/share/pandu',
      config: '/c/pandu',
    });
  });

  test('lets our own variables win', () => {
    const paths = pathsFrom({ PANDU_DATA: '/d', PANDU_CONFIG: '/c', PANDU_POLICY_FILE: '/p.json', XDG_DATA_HOME: '/x' }, '/home/ayu');
    expect(paths).toMatchObject({ data: '/d', outbox: '/d/outbox', config: '/c', policyFile: '/p.json' });
  });
});
