import type { SectionData } from '../../shared/model/sections.ts';
import type { CollectorContext } from './collector.ts';

export type ProbeFacts = SectionData<'probe'>;

/** What one probe adds to the facts that are the same for every application. */
export type OwnFacts = Partial<Pick<ProbeFacts, 'profile' | 'extensions' | 'java' | 'scanning' | 'vpn' | 'meeting'>>;

/** Knows one application, or one family of them. See docs/add-a-probe.md. */
export interface Probe {
  readonly id: string;
  /** Desktop ids (without ".desktop"), package names and names of programs that are its own; lower case is compared. */
  readonly knows: RegExp;
  /** Names of its processes as the kernel keeps them (fifteen characters), which are also its names in the journal. */
  readonly processes: readonly string[];
  /** MIME types that it is for: who opens them is looked up. */
  readonly types: readonly string[];
  /** Default: 5 seconds. */
  readonly timeLimitMs?: number;
  /** May throw or hang: that costs only its own facts. */
  readonly look: (context: CollectorContext) => Promise<OwnFacts> | OwnFacts;
}
