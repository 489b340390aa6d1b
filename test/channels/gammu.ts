import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const ableSms = existsSync('/usr/bin/gammu-smsd');

/** A real gammu-smsd on its dummy telephone. */
export interface Gammu {
  /** Its spool, as the help desk is told of it. */
  readonly folder: string;
  /** The network brings an SMS. @param udh of a part of a long one */
  bring(from: string, text: string, udh?: string): Promise<void>;
  /** What has left, in order; the names have the numbers in them. */
  sent(): Promise<{ name: string; text: string }[]>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** It ends, and its folder goes. */
  stop(): Promise<void>;
}

const hexOf = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

/** What lies in the telephone's memory, as gammu keeps it. */
function backupOf(from: string, text: string, udh: string, second: number): string {
  const lines = hexOf(text).match(/.{1,200}/g) ?? [''];
  return [
    ...['[SMSBackup00]', 'PDU = Deliver', `DateTime = 20261124T1910${String(second % 60).padStart(2, '0')}`, 'State = UnRead'],
    ...[`Number = "${from}"`, `NumberUnicode = ${hexOf(from)}`, ...(udh === '' ? [] : [`UDH = ${udh}`])],
    ...lines.map((line, at) => `Text${String(at).padStart(2, '0')} = ${line}`),
    ...[`Coding = Unicode_No_Compression`, 'Folder = 1', `Length = ${text.length}`, 'Class = -1', ''],
  ].join('\n');
}

export async function startGammu(): Promise<Gammu> {
  const folder = await mkdtemp(join(tmpdir(), 'pandu-sms-'));
  const script = async (what: 'start' | 'stop') =>
    void (await promisify(execFile)('sh', [join(import.meta.dirname, 'gammu.sh'), what, folder], { timeout: 30_000 }));
  const stop = async () => {
    await script('stop');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await script('start');
  } catch (error) {
    await stop();
    throw error;
  }
  let brought = 0;
  return {
    folder,
    async bring(from, text, udh = '') {
      brought += 1;
      const draft = join(folder, `draft-${brought}`);
      await writeFile(draft, backupOf(from, text, udh, brought));
      await rename(draft, join(folder, 'phone/sms/1', `${brought}`));
    },
    async sent() {
      const names = (await readdir(join(folder, 'sent'))).sort();
      const read = async (name: string) => (await readFile(join(folder, 'sent', name))).toString('utf16le').slice(1);
      return await Promise.all(names.map(async (name) => ({ name, text: await read(name) })));
    },
    pause: () => script('stop'),
    resume: () => script('start'),
    stop,
  };
}
