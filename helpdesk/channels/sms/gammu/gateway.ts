import { createHash } from 'node:crypto';
import { open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sent } from '../../../services/deliveries.ts';
import type { IncomingSms, OutgoingSms, SmsGateway } from '../gateway.ts';
import { idOf, outName, readInName } from './names.ts';
import { type InFile, joinParts } from './parts.ts';
import { decodeText, encodeText } from './text.ts';

/** gammu-smsd writes the parts of a message one after another: so long after the last one they are whole. */
const settledMs = 2000;
/** What lies in the outbox for longer waits for a daemon or a modem. */
const stuckMs = 10 * 60_000;
const mostBytes = 100_000;

/**
 * gammu-smsd with its files backend: it and we share four folders, as in Debian's configuration.
 * https://docs.gammu.org/smsd/files.html
 * @param folder holds inbox, outbox, sent and error
 * @param now milliseconds since 1970, of the clock that dates files
 */
export function gammuGateway(folder: string, now: () => number = Date.now): SmsGateway {
  const [inbox, outbox, sent, error] = ['inbox', 'outbox', 'sent', 'error'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  return {
    name: 'gammu',
    send: (sms) => put(sms, { outbox, sent, error }),
    receive: async (keep) => {
      for (const { sms, paths } of await readInbox(inbox, now() - settledMs)) {
        await keep(sms);
        for (const path of paths) await unlink(path).catch(ignoreMissing);
      }
    },
    async failed() {
      const ids = (await readdir(error)).map(idOf).filter((id) => id !== null);
      return ids.map((id) => ({ id, why: 'gammu-smsd could not send it; its log says why' }));
    },
    async trouble() {
      const waiting = await Promise.all(
        (await readdir(outbox)).filter((name) => idOf(name) !== null).map((name) => stat(join(outbox, name)).catch(() => null)),
      );
      const stuck = waiting.filter((file) => file !== null && file.mtimeMs < now() - stuckMs).length;
      return stuck === 0 ? null : `${stuck} SMS wait in ${outbox}: is gammu-smsd running, and is there a network?`;
    },
  };
}

/** Once, however often it is called: the file has the same name, and wherever gammu-smsd moved it, it is found. */
async function put(sms: OutgoingSms, { outbox, sent, error }: { outbox: string; sent: string; error: string }): Promise<Sent> {
  const name = outName(sms.id, sms.to);
  const done: Sent = { state: 'sent', externalId: name };
  // In the order in which files move: one that moves meanwhile is seen in the second place.
  if ((await exists(join(outbox, name))) || (await exists(join(sent, name)))) return done;
  // Somebody wants it sent again after it failed.
  await unlink(join(error, name)).catch(ignoreMissing);
  // gammu-smsd takes what begins with OUT, at once: never a half-written one.
  const draft = join(outbox, `.${name}`);
  const file = await open(draft, 'w', 0o660);
  try {
    await file.writeFile(encodeText(sms.text));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(outbox, name));
  return done;
}

/** @param before parts that were written later may not be all */
async function readInbox(inbox: string, before: number): Promise<{ sms: IncomingSms; paths: string[] }[]> {
  const files = await Promise.all((await readdir(inbox)).map((name) => look(inbox, name)));
  const found: { sms: IncomingSms; paths: string[] }[] = [];
  for (const parts of joinParts(files.filter((file) => file !== null))) {
    const about = readInName(parts[0]?.name ?? '');
    if (about === null || parts.some(({ writtenAt }) => writtenAt > before)) continue;
    const paths = parts.map(({ name }) => join(inbox, name));
    const contents = await Promise.all(paths.map((path) => readFile(path).catch(() => null)));
    const whole = contents.filter((bytes) => bytes !== null);
    // Another process of ours took it.
    if (whole.length < contents.length) continue;
    // The name alone comes again when its file was taken away.
    const digest = createHash('sha256').update(Buffer.concat(whole)).digest('hex').slice(0, 16);
    const text = parts.some(({ name }) => readInName(name)?.binary) ? null : whole.map(decodeText).join('');
    found.push({ sms: { id: `${about.message} ${digest}`, from: about.from, text }, paths });
  }
  return found;
}

async function look(inbox: string, name: string): Promise<InFile | null> {
  const file = await stat(join(inbox, name)).catch(() => null);
  return file?.isFile() && file.size <= mostBytes ? { name, writtenAt: file.mtimeMs } : null;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
const ignoreMissing = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};
