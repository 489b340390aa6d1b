/** The start of a session is busy enough. Milliseconds. */
const first = 10 * 60_000;
const daily = 24 * 3_600_000;

/**
 * Does the work some time after the start and once a day after that: one timer, and one wake-up a day.
 * @returns what stops it
 */
export function onceADay(work: () => Promise<unknown>, log: (line: string) => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (wait: number): void => {
    timer = setTimeout(() => {
      arm(daily);
      work().catch((error: unknown) => log(`changes: no snapshot today: ${String(error)}`));
    }, wait);
    timer.unref();
  };
  arm(first);
  return () => clearTimeout(timer);
}
