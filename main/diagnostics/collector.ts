import type { z } from 'zod';
import type { Application } from '../../shared/model/application.ts';
import type { SectionData, SectionId, sectionData } from '../../shared/model/sections.ts';
import type { Redactor } from '../../shared/redaction/redactor.ts';
import type { Changes } from '../changes/changes.ts';
import type { Ask } from '../platform/bus-values.ts';
import type { Exec } from '../platform/exec.ts';
import type { Files } from '../platform/files.ts';
import type { ProcessFacts } from '../platform/processes.ts';
import type { Reach } from './collectors/check-page.ts';

type BusName = 'session' | 'system';

/** What a collector may lean on. Everything is handed in, so that a folder of fixtures is as good as a computer. */
export interface CollectorContext {
  readonly files: Files;
  /** Folder that stands for "/": for the few system calls (statfs) that `files` does not cover. */
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number;
  readonly home: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** null: no program may be started; say what is therefore missing. */
  readonly exec: Exec | null;
  /** Asks services over D-Bus, starting none of our own. null: this bus may not be asked, or is not there. */
  readonly bus: (which: BusName) => Promise<Ask | null>;
  /** For the check of the connection. */
  readonly reach?: Reach;
  readonly signal: AbortSignal;
  /** All processes, read when first asked for: several sections are about them. */
  readonly processes: () => readonly ProcessFacts[];
  /** The application that the report is about. */
  readonly application: Application | null;
  /** Sizes of the screens as the window system has them, when somebody who can ask it hands them in. */
  readonly screens?: () => Promise<readonly ScreenFacts[]>;
  /** What changed lately, when somebody who keeps snapshots hands it in. */
  readonly changes?: Changes['look'];
}

export interface ScreenFacts {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** `missing`: one sentence about what could not be had; the section is then `partial`. */
interface Collected<Id extends SectionId> {
  readonly data: z.input<(typeof sectionData)[Id]> & SectionData<Id>;
  readonly missing?: string;
}

export interface Collector<Id extends SectionId = SectionId> {
  readonly id: Id;
  /** For logs and the shell; pages have their own words. */
  readonly title: string;
  /** `slow` ones start programs or take longer than a person waits, and are left out of the quick set. */
  readonly cost: 'quick' | 'slow';
  readonly timeLimitMs: number;
  /** Keys of the data with public facts only (package names and versions), which redaction would only damage. */
  readonly publicKeys?: readonly string[];
  /** In place of `publicKeys`, where public facts and others stand in one list. */
  readonly redact?: (data: SectionData<Id>, redactor: Redactor) => SectionData<Id>;
  /** null: there is nothing to collect here (no application was chosen). May throw: that becomes a failed section. */
  readonly collect: (context: CollectorContext) => Promise<Collected<Id> | null> | Collected<Id> | null;
}
