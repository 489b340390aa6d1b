export interface ForumTables {
  forum_posts: ForumPostsTable;
}

/** A tip that was posted to the forum, once. */
interface ForumPostsTable {
  tip_id: string;
  /** What the forum knows it by. */
  external_id: string;
  /** `sending`: somebody posts it, or did and never heard; `held`: it waits for the forum's moderators. */
  state: 'sending' | 'held' | 'posted';
  url: string | null;
  claimed_until: Date | null;
  posted_at: Date;
  posted_by: string;
}
