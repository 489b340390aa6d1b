/** Who and where a text is from: these names are replaced wherever they stand as a word. */
export interface Identity {
  readonly userName?: string;
  readonly fullName?: string;
  readonly hostName?: string;
  /** Absolute; written as "~". */
  readonly home?: string;
  /** Names, log-in and full, of other people who use this computer. */
  readonly otherUsers?: readonly string[];
}
