import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema, timeSchema } from '../../../shared/model/ids.ts';
import { writeAtomically } from '../../platform/atomic-write.ts';
import { emptyFeed, type FeedState, feedStateSchema } from './state.ts';

/** A report that the help desk has, remembered until the feed brings its ticket, and as the link between the two. */
const sentSchema = z.object({
  reportId: idSchema,
  ticketId: idSchema,
  number: z.number().int().positive(),
  title: z.string(),
  application: z.string().nullable(),
  message: z.string(),
  createdAt: timeSchema,
});
export type Sent = z.infer<typeof sentSchema>;

/**
 * What this user has read and answered: messages by ticket, announcements, requests for fresh sets by their id. Kept apart,
 * so that a new feed does not make all of it unread.
 */
const marksSchema = z.object({
  messagesRead: z.record(z.string(), z.number().int()),
  announcementsSeen: z.array(idSchema),
  /** The help desk was told that they arrived. */
  announcementsDelivered: z.array(idSchema).default([]),
  /** The user was told of them, by whatever way: they hear the all-clear. */
  announcementsTold: z.array(idSchema).default([]),
  /** Ids of urgent tips that the user was told of. */
  tipsTold: z.array(z.string()).default([]),
  /** Known issues to which the user said "me too". */
  meToos: z.array(idSchema).default([]),
  requestsAnswered: z.record(z.string(), z.enum(['sent', 'declined'])).default({}),
});
export type Marks = z.infer<typeof marksSchema>;
export const noMarks: Marks = {
  messagesRead: {},
  announcementsSeen: [],
  announcementsDelivered: [],
  announcementsTold: [],
  tipsTold: [],
  meToos: [],
  requestsAnswered: {},
};

export interface FeedStore {
  load(): Promise<void>;
  state(): FeedState;
  save(state: FeedState): Promise<void>;
  marks(): Marks;
  /** One change after the other, each made of what the one before left: two at the same moment lose nothing. */
  mark(change: (marks: Marks) => Marks): Promise<void>;
  sent(): Promise<readonly Sent[]>;
  rememberSent(sent: Sent): Promise<void>;
  /** Forgets everything that came by the feed; what was read and sent stays. */
  reset(): Promise<void>;
}

/**
 * @param folder `state.json`, `marks.json`, and `sent/` with one file a report: the app and the command line write
 *   into it at the same time, so no file of it has two writers.
 */
export function createFeedStore(folder: string, log: (message: string) => void): FeedStore {
  const stateFile = join(folder, 'state.json');
  const marksFile = join(folder, 'marks.json');
  const sentFolder = join(folder, 'sent');
  let state = emptyFeed;
  let marks: Marks = noMarks;
  let marking: Promise<void> = Promise.resolve();

  /** A damaged file is set aside, never overwritten: it may tell what happened. The feed brings its content again. */
  async function read<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return null;
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      log(`feed: ${file} is damaged and was set aside; its content is fetched again`);
      await rename(file, `${file}.damaged`).catch(() => undefined);
      return null;
    }
  }

  return {
    async load() {
      await mkdir(sentFolder, { recursive: true, mode: 0o700 });
      state = (await read(stateFile, feedStateSchema)) ?? emptyFeed;
      marks = (await read(marksFile, marksSchema)) ?? noMarks;
    },
    state: () => state,
    async save(next) {
      await writeAtomically(stateFile, JSON.stringify(next));
      state = next;
    },
    marks: () => marks,
    mark(change) {
      const marked = marking.then(async () => {
        const next = change(marks);
        await writeAtomically(marksFile, JSON.stringify(next));
        marks = next;
      });
      marking = marked.catch(() => undefined);
      return marked;
    },
    async sent() {
      const names = (await readdir(sentFolder).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
      const all = await Promise.all(names.map((name) => read(join(sentFolder, name), sentSchema)));
      return all.filter((one) => one !== null);
    },
    rememberSent: (sent) => writeAtomically(join(sentFolder, `${sent.reportId}.json`), JSON.stringify(sent)),
    reset: async () => {
      // Not what we know of the way to the help desk, which has not changed.
      const { proof, troubles } = state;
      const next = { ...emptyFeed, proof, troubles };
      await writeAtomically(stateFile, JSON.stringify(next));
      state = next;
    },
  };
}
