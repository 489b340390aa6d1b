/** A topic as it is to stand in the forum. */
interface ForumTopic {
  /** Ours, and the forum keeps it: by it a topic is found again, and never made twice. */
  readonly externalId: string;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

export type Posted =
  | { readonly state: 'posted'; readonly url: string }
  /** Its moderators look at it first. */
  | { readonly state: 'held' }
  /** It will not take it as it is; `reason` in its own words. */
  | { readonly state: 'refused'; readonly reason: string }
  /** Nobody knows whether it is there: look for it before it is tried again. */
  | { readonly state: 'unknown'; readonly reason: string; readonly retryAfter?: number };

/** A forum of the organisation, or one that it takes part in. */
export interface Forum {
  /** For people: "forum.example.org". */
  readonly name: string;
  /** @returns null: it has none of that id */
  find(externalId: string): Promise<Extract<Posted, { state: 'posted' | 'unknown' }> | null>;
  post(topic: ForumTopic): Promise<Posted>;
}
