import { readFile, rename } from 'node:fs/promises';
import { z } from 'zod';
import { signingKeySchema } from '../../shared/api/desktop-routes.ts';
import { idSchema } from '../../shared/model/ids.ts';
import { writeAtomically } from '../platform/atomic-write.ts';

/** Who this desktop is to the help desk. `token` and `signingKey` are null until it is enrolled. */
const credentialsSchema = z.object({
  format: z.literal(1),
  serverUrl: z.string(),
  desktopId: idSchema,
  token: z.string().nullable(),
  signingKey: signingKeySchema.nullable(),
  /** Id of the key that IT set and that ours was followed from; null: it came with the enrolment. */
  pinned: z.string().nullable().default(null),
  /** SHA-256 of the inventory that the help desk has, in hexadecimal: it is sent again only when it changed. */
  inventory: z.string().nullable(),
});
export type Credentials = z.infer<typeof credentialsSchema>;

export interface CredentialStore {
  /** Null when there are none, or when they cannot be read: the damaged file is set aside beside itself. */
  load(): Promise<Credentials | null>;
  save(credentials: Credentials): Promise<void>;
}

/** @param file mode 0600; only its owner's programs can speak for this desktop */
export function createCredentialStore(file: string, log: (message: string) => void): CredentialStore {
  return {
    async load() {
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null) return null;
      try {
        return credentialsSchema.parse(JSON.parse(text));
      } catch {
        log(`sync: ${file} is damaged; it is set aside and this desktop enrols anew`);
        await rename(file, `${file}.damaged`).catch(() => undefined);
        return null;
      }
    },
    save: (credentials) => writeAtomically(file, `${JSON.stringify(credentials, null, 2)}\n`),
  };
}
