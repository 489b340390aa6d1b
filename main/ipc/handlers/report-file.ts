import { join } from 'node:path';
import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { MadeReportFile } from '../../outbox/report-file.ts';

export interface ReportFilePorts {
  /** Of the report with this id. */
  readonly make: (id: string) => Promise<MadeReportFile>;
  /** Of the help desk; '' when nobody said it. */
  readonly address: () => string;
  /** Asks the user where to; null when they think better of it. @param name without a folder */
  readonly askWhere: (name: string) => Promise<string | null>;
  /** Where files are put that are to be found again. */
  readonly folder: () => string;
  readonly write: (file: string, bytes: Uint8Array) => Promise<void>;
  /** @returns whether a mail program was opened */
  readonly openMail: (to: string, file: string) => Promise<boolean>;
}

/** A report that waits, taken along without a network. It stays in the outbox all the same. */
export function reportFileHandlers(ports: ReportFilePorts): Handlers['reportFile'] {
  const written = (file: string, bytes: Uint8Array) =>
    ports.write(file, bytes).then(
      () => true,
      () => false,
    );
  return {
    async save({ id }) {
      const made = await ports.make(id);
      if (!made.ok) return { state: made.reason };
      const file = await ports.askWhere(made.name);
      if (file === null) return { state: 'cancelled' };
      return (await written(file, made.bytes)) ? { state: 'saved', file } : { state: 'failed' };
    },
    async mail({ id }) {
      const made = await ports.make(id);
      if (!made.ok) return { state: made.reason };
      const file = join(ports.folder(), made.name);
      if (!(await written(file, made.bytes))) return { state: 'failed' };
      return { state: (await ports.openMail(ports.address(), file)) ? 'mailed' : 'saved', file };
    },
  };
}
