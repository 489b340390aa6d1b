import type { MainTexts } from '../platform/texts.ts';

const trayStates = ['well', 'waiting', 'unread', 'announcement'] as const;
export type TrayState = (typeof trayStates)[number];

export interface TrayFacts {
  /** Conversations with an answer that was not read. */
  readonly unread: number;
  /** Reports about which the help desk asks for a fresh set, and the user has not said yes or no. */
  readonly asked: number;
  /** Things in the outbox. */
  readonly waiting: number;
  /** Current announcements that were not seen. */
  readonly announcements: number;
  /** Something answers in place of the help desk, without news that can be believed. */
  readonly stale: boolean;
}

/** What a person waits for comes first: an answer, or a question of the help desk; then news, then what still has to leave. */
export function trayStateOf(facts: TrayFacts): TrayState {
  if (facts.unread > 0 || facts.asked > 0) return 'unread';
  if (facts.announcements > 0) return 'announcement';
  if (facts.waiting > 0) return 'waiting';
  return 'well';
}

/** The state in words, for those who cannot tell icons apart. */
export function tooltipOf(facts: TrayFacts, texts: MainTexts): string {
  const words = {
    unread: facts.unread > 0 ? texts.stateUnread(facts.unread) : texts.stateAsked,
    announcement: texts.stateAnnouncement,
    waiting: texts.stateWaiting(facts.waiting),
    well: facts.stale ? texts.stateStale : texts.stateWell,
  };
  return words[trayStateOf(facts)];
}
