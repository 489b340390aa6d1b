import { describe, expect, test } from 'vitest';
import { layoutsOf } from '../../../../../main/diagnostics/collectors/input.ts';
import { iniValue } from '../../../../../main/platform/desktop-settings.ts';
import { readGvdb } from '../../../../../main/platform/gvdb.ts';
import { collect, programs } from '../../../../support/collect.ts';
import { fixture } from '../../../../support/fixture.ts';

const dconf = fixture('dconf/debian-12.gvdb');
const home = '/home/budi/.config';

describe('the file of dconf', () => {
  test('gives every value that was set', () => {
    expect(Object.fromEntries(readGvdb(dconf))).toEqual({
      '/org/gnome/desktop/input-sources/sources': [
        ['xkb', 'us'],
        ['xkb', 'de+nodeadkeys'],
        ['ibus', 'libpinyin'],
      ],
      '/org/gnome/desktop/interface/text-scaling-factor': 1.25,
      '/org/gnome/desktop/interface/gtk-theme': 'HighContrast',
      '/org/gnome/desktop/interface/cursor-size': 48,
      '/org/gnome/desktop/interface/enable-animations': false,
      '/org/gnome/desktop/a11y/keyboard/slowkeys-enable': true,
      '/org/gnome/desktop/a11y/applications/screen-reader-enabled': true,
      '/system/proxy/mode': 'manual',
    });
  });

  test('cut or changed at any byte is no crash and no endless work', () => {
    for (let at = 0; at < dconf.length; at += 1) {
      expect(() => readGvdb(dconf.subarray(0, at))).not.toThrow();
      const changed = Buffer.from(dconf);
      changed[at] = 0xff;
      expect(() => readGvdb(changed)).not.toThrow();
    }
    expect(readGvdb(Buffer.from('nonsense')).size).toBe(0);
  });
});

describe('accessibility', () => {
  test('of GNOME', async () => {
    const { section, findings } = await collect('accessibility', { [`${home}/dconf/user`]: dconf });
    expect(section?.data).toEqual({
      ...{ on: ['screenReader', 'slowKeys'], textScale: 1.25, theme: 'HighContrast', animations: false, cursorSize: 48, from: ['dconf'] },
    });
    expect(findings).toEqual([]);
  });

  test('of KDE and XFCE; slow keys alone are told', async () => {
    const kde = { [`${home}/kaccessrc`]: '[Keyboard]\nSlowKeys=true\nStickyKeys=false\n\n[ScreenReader]\nEnabled=false\n' };
    expect(await collect('accessibility', kde)).toMatchObject({
      section: { data: { on: ['slowKeys'], from: ['kde'] } },
      findings: ['slow-keys-on'],
    });
    const xml = '<channel name="accessibility" version="1.0"><property name="StickyKeys" type="bool" value="true"/></channel>';
    const xfce = { [`${home}/xfce4/xfconf/xfce-perchannel-xml/accessibility.xml`]: xml };
    expect((await collect('accessibility', xfce)).section?.data).toEqual({ on: ['stickyKeys'], from: ['xfce'] });
  });

  test('nothing set, nothing said', async () => {
    expect((await collect('accessibility', {})).section?.data).toEqual({ on: [], from: [] });
  });
});

describe('language and keyboard', () => {
  const env = { LANG: 'id_ID.UTF-8', LC_TIME: 'en_GB.UTF-8', GTK_IM_MODULE: 'fcitx', XMODIFIERS: '@im=fcitx' };

  test('GNOME: sources from dconf, the system beside it, a locale and an input method that are not there', async () => {
    const { section, findings } = await collect(
      'input',
      { [`${home}/dconf/user`]: dconf, '/etc/default/keyboard': 'XKBMODEL="pc105"\nXKBLAYOUT="us,id"\nXKBVARIANT=","\n' },
      { env, exec: programs({ 'locale -a': 'C\nC.utf8\nen_GB.utf8\nPOSIX\n' }) },
    );
    expect(section?.data).toEqual({
      language: 'id_ID.UTF-8',
      categories: [{ name: 'LC_TIME', value: 'en_GB.UTF-8' }],
      missingLocales: ['id_ID.UTF-8'],
      layouts: ['us', 'de+nodeadkeys', 'libpinyin'],
      layoutsFrom: 'desktop',
      systemLayouts: ['us', 'id'],
      methodWanted: 'fcitx',
      methodsRunning: [],
    });
    expect([...findings].sort()).toEqual(['input-method-not-running', 'locale-missing']);
  });

  test.each([
    ['KDE', { [`${home}/kxkbrc`]: '[Layout]\nLayoutList=id,de\nUse=true\nVariantList=,nodeadkeys\n' }, ['id', 'de+nodeadkeys'], 'desktop'],
    [
      'XFCE',
      {
        [`${home}/xfce4/xfconf/xfce-perchannel-xml/keyboard-layout.xml`]:
          '<property name="XkbDisable" type="bool" value="false"/><property name="XkbLayout" type="string" value="us,ara"/><property name="XkbVariant" type="string" value=","/>',
      },
      ['us', 'ara'],
      'desktop',
    ],
    [
      'Fedora without a choice of its own',
      { '/etc/vconsole.conf': 'KEYMAP="de-nodeadkeys"\nXKBLAYOUT="de"\nXKBVARIANT="nodeadkeys"\n' },
      ['de+nodeadkeys'],
      'system',
    ],
    [
      'openSUSE',
      {
        '/etc/X11/xorg.conf.d/00-keyboard.conf':
          'Section "InputClass"\n  Option "XkbLayout" "fr"\n  Option "XkbVariant" "oss"\nEndSection\n',
      },
      ['fr+oss'],
      'system',
    ],
    ['nothing', {}, [], 'none'],
  ])('%s', async (_name, files, layouts, layoutsFrom) => {
    const { section, findings } = await collect('input', { '/proc/7/comm': 'ibus-daemon\n', ...files }, { env: { LANG: 'C.UTF-8' } });
    expect(section?.data).toMatchObject({ layouts, layoutsFrom, missingLocales: [], methodsRunning: ['ibus-daemon'] });
    expect(findings).toEqual([]);
  });

  test('another layout at sign-in than in the session', async () => {
    const files = { [`${home}/kxkbrc`]: '[Layout]\nLayoutList=us\nUse=true\n', '/etc/vconsole.conf': 'XKBLAYOUT=fr\n' };
    expect((await collect('input', files)).findings).toEqual(['sign-in-layout-differs']);
  });

  test('lists with gaps', () => {
    expect(layoutsOf('us,de,', ',nodeadkeys')).toEqual(['us', 'de+nodeadkeys']);
    expect(layoutsOf('', 'x')).toEqual([]);
  });
});

test('INI: only in its group, with KDE’s marks behind the key, and the first of two', () => {
  const text = '[Other]\nProxyType=9\n[Proxy Settings]\nProxyTypeX=8\nProxyType[$i]=1\nProxyType=2\n';
  expect(iniValue(text, 'Proxy Settings', 'ProxyType')).toBe('1');
  expect(iniValue(text, 'Missing', 'ProxyType')).toBeNull();
  expect(iniValue(null, 'x', 'y')).toBeNull();
});

describe('fonts', () => {
  const packages = { '/var/lib/dpkg/status': 'Package: libreoffice-core\nStatus: install ok installed\nVersion: 7\n' };
  const installed = {
    '/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf': '',
    '/usr/share/fonts/truetype/crosextra/Caladea-Regular.ttf': '',
    '/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf': '',
    '/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf': '',
    '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf': '',
    '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc': '',
    '/usr/share/fonts/truetype/readme.txt': '',
  };

  test('fitting ones of Debian are found by their files', async () => {
    const { section } = await collect('fonts', installed);
    expect(section?.data).toEqual({
      count: 6,
      substitutes: [
        { font: 'Calibri', by: 'Carlito' },
        { font: 'Cambria', by: 'Caladea' },
        { font: 'Arial', by: 'Liberation Sans' },
        { font: 'Times New Roman', by: 'Liberation Serif' },
        { font: 'Courier New' },
      ],
      emoji: true,
      eastAsian: true,
      own: 0,
    });
  });

  test('copied from Windows by hand into the home folder', async () => {
    const own = { '/home/budi/.fonts/Calibri.ttf': '', '/home/budi/.local/share/fonts/ms/arial.ttf': '' };
    expect((await collect('fonts', own)).section?.data).toMatchObject({
      own: 2,
      substitutes: [{ by: 'Calibri' }, {}, { by: 'Arial' }, {}, {}],
    });
  });

  test('a computer without any', async () => {
    const { section } = await collect('fonts', packages);
    expect(section?.data).toMatchObject({ count: 0, emoji: false, eastAsian: false });
  });
});
