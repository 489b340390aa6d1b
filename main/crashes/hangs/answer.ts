/** Whether a program with a window answered, and how that was asked. */
export interface Answer {
  readonly pid: number;
  readonly wmClass?: string;
  readonly how: 'window' | 'actions';
  readonly answers: boolean;
  /** Until the answer, or until it was no longer waited for. */
  readonly waitedMs: number;
}
