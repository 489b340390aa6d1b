import { describe, expect, test } from 'vitest';
import { gvfsMounts } from '../../../../../main/diagnostics/collectors/shares.ts';
import { readCcache } from '../../../../../main/platform/ccache.ts';
import { bus, collect, programs } from '../../../../support/collect.ts';
import { fixture } from '../../../../support/fixture.ts';

const ccache = fixture('kerberos/debian-12.ccache');
const mounts = '//berkas.kantor.example/bersama /mnt/bersama cifs rw 0 0\nberkas:/home /home nfs4 rw 0 0\n/dev/sda2 / ext4 rw 0 0\n';

describe('the ticket', () => {
  const ticket = async (hours: number, files = {}, extra = {}) =>
    (await collect('shares', { '/tmp/krb5cc_1000': ccache, ...files }, { now: () => Date.UTC(2026, 10, 24, 12 + hours), ...extra })).section
      ?.data;

  test('is read from its file: realm and times, not one byte of a key', async () => {
    expect(readCcache(ccache)).toMatchObject({
      client: 'budi@KANTOR.EXAMPLE',
      tickets: [{ server: 'krbtgt/KANTOR.EXAMPLE@KANTOR.EXAMPLE' }, { server: 'cifs/berkas.kantor.example@KANTOR.EXAMPLE' }],
    });
    expect(await ticket(1)).toEqual({
      shares: [],
      ticket: {
        ...{ state: 'valid', realm: 'KANTOR.EXAMPLE', startedAt: '2026-11-24T12:07:55.000Z', endsAt: '2026-11-25T12:07:55.000Z' },
        renewableUntil: '2026-12-01T12:07:55.000Z',
      },
    });
  });

  test('that has run out', async () => {
    expect(await ticket(25)).toMatchObject({ ticket: { state: 'expired' } });
  });

  test('stands where krb5.conf or the session says', async () => {
    const conf = {
      '/etc/krb5.conf': '[libdefaults]\n default_ccache_name = FILE:/run/user/%{uid}/krb5cc\n',
      '/run/user/1000/krb5cc': ccache,
    };
    expect(await ticket(1, conf)).toMatchObject({ ticket: { state: 'valid' } });
    expect(await ticket(1, {}, { env: { KRB5CCNAME: 'FILE:/nowhere' } })).toMatchObject({ ticket: { state: 'none' } });
  });

  test('kept by the kernel or a service is asked of klist, and unknown without it', async () => {
    const env = { KRB5CCNAME: 'KCM:1000' };
    const list = 'Ticket cache: KCM:1000\n\n11/20/26 08:00:00  11/20/26 18:00:00  krbtgt/KANTOR.EXAMPLE@KANTOR.EXAMPLE\n';
    expect(await ticket(1, {}, { env, exec: programs({ klist: list }) })).toMatchObject({
      ticket: { state: 'valid', realm: 'KANTOR.EXAMPLE' },
    });
    expect(await ticket(1, {}, { env, exec: programs({ klist: list.replace('18:00:00', '>>>Expired<<<') }) })).toMatchObject({
      ticket: { state: 'expired' },
    });
    expect(await ticket(1, {}, { env, exec: programs({ klist: { reason: 'failed' } }) })).toMatchObject({ ticket: { state: 'none' } });
    expect(await ticket(1, {}, { env })).toMatchObject({ ticket: { state: 'unknown' } });
  });

  test('cut at any byte is no crash, and what is no ticket is unknown', async () => {
    for (let length = 0; length < ccache.length; length += 1) expect(() => readCcache(ccache.subarray(0, length))).not.toThrow();
    expect(readCcache(ccache.subarray(0, 900))?.tickets.length).toBeLessThan(2);
    expect(await ticket(1, { '/tmp/krb5cc_1000': 'no ticket at all' })).toMatchObject({ ticket: { state: 'unknown' } });
    const huge = Buffer.from(ccache);
    huge.fill(0xff, 20, 24);
    expect(() => readCcache(huge)).not.toThrow();
  });
});

describe('network folders', () => {
  test('are asked through a program: one answers, one hangs', async () => {
    const exec = programs({ 'stat -f -c %T -- /mnt/bersama': 'cifs\n', 'stat -f -c %T -- /home': { reason: 'timeout' } });
    const { section, findings } = await collect('shares', { '/proc/self/mounts': mounts }, { exec });
    expect(section?.data).toMatchObject({
      shares: [
        { place: '/mnt/bersama (//[host-1]/bersama)', kind: 'smb', by: 'system', state: 'ok' },
        { place: '/home ([host-2]:/home)', kind: 'nfs', state: 'not-answering' },
      ],
    });
    expect(findings).toEqual(['share-not-answering']);
  });

  test('that refuse are told apart from those that are gone', async () => {
    const exec = programs({
      'stat -f': { reason: 'failed', stderr: "stat: cannot read file system information for '/mnt/bersama': Permission denied" },
    });
    expect((await collect('shares', { '/proc/self/mounts': mounts }, { exec })).findings).toEqual(['share-access-refused']);
    const gone = programs({ 'stat -f': { reason: 'failed', stderr: 'stat: Host is down' } });
    expect((await collect('shares', { '/proc/self/mounts': mounts }, { exec: gone })).findings).toEqual(['share-not-answering']);
  });

  test('are named and left alone when no program may be started', async () => {
    const { section, findings } = await collect('shares', { '/proc/self/mounts': mounts });
    expect(section?.data).toMatchObject({ shares: [{ state: 'not-checked' }, { state: 'not-checked' }] });
    expect(findings).toEqual([]);
  });

  test('of the file manager come from its tracker', async () => {
    const listed = JSON.parse(fixture('gvfs/debian-12-list-mounts.json').toString(), (_key, value) =>
      typeof value?.bytes === 'string' ? Buffer.from(value.bytes) : value,
    );
    expect(gvfsMounts(listed)).toEqual([{ place: '//127.0.0.1/bersama', kind: 'smb', path: '' }]);
    // With gvfsd-fuse there is a path to ask at; this one was taken without.
    listed[0][0][9] = Buffer.from('/run/user/1000/gvfs/smb-share:server=127.0.0.1,share=bersama\0');
    const answers = { 'org.gtk.vfs.Daemon /org/gtk/vfs/mounttracker ListMounts2': listed };
    const { section } = await collect(
      'shares',
      {},
      { bus: bus(answers), exec: programs({ 'stat -f -c %T -- /run/user/1000/gvfs/smb': 'fuseblk\n' }) },
    );
    expect(section?.data).toMatchObject({ shares: [{ kind: 'smb', by: 'desktop', state: 'ok' }] });
  });

  test.each([[null], [[]], [['x']], [[[['a', 'b']]]], [[[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, [Buffer.alloc(0), null]]]]]])(
    'nonsense of the tracker is nothing',
    (answer) => {
      expect(gvfsMounts(answer)).toEqual([]);
    },
  );
});
