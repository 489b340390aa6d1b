/** Signals by which a program crashes, by number: signal(7), the same on x86 and Arm. Others (a kill, a hang-up) are no crash. */
const names: Readonly<Record<number, string>> = {
  4: 'SIGILL',
  5: 'SIGTRAP',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  11: 'SIGSEGV',
  24: 'SIGXCPU',
  25: 'SIGXFSZ',
  31: 'SIGSYS',
};

/** @param number as text, from a file that may hold anything; null when it is no crash */
export function signalName(number: string): string | null {
  return /^\d{1,2}$/.test(number) ? (names[Number(number)] ?? null) : null;
}

/** Of a name in a text of a crash handler. */
export const isCrashSignal = (name: string): boolean => Object.values(names).includes(name);
