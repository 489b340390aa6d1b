/** Texts of one kind that attack a page. `run`: an expression that tells the watcher, should it ever be evaluated. */
export type Family = (run: string) => readonly string[];

/** Nobody's host: whatever asks for it has left. */
export const elsewhere = 'evil.test';
