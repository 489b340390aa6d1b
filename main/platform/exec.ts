/** How a started program ended. Its failure is a fact to report, never an exception. */
type ExecResult =
  | { readonly ok: true; readonly stdout: string /** The output was longer than the cap. */; readonly truncated: boolean }
  | {
      readonly ok: false;
      readonly reason: 'missing' | 'timeout' | 'aborted' | 'failed';
      readonly code: number | null;
      readonly stderr: string;
    };

interface ExecOptions {
  readonly timeoutMs?: number;
  /** Cap of the output; what is longer is cut and the program ended. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/** Starts a program without a shell, with plain English output. */
export type Exec = (program: string, args: readonly string[], options?: ExecOptions) => Promise<ExecResult>;

/** Without these a program does not find what it asks in this session: the sound server, the tickets of the sign-in. */
const passedOn = ['PATH', 'HOME', 'XDG_RUNTIME_DIR', 'PULSE_SERVER', 'KRB5CCNAME'];

const inherited = (): Record<string, string> =>
  Object.fromEntries(
    passedOn.flatMap((name): [string, string][] => {
      const value = process.env[name];
      return value ? [[name, value]] : [];
    }),
  );

/** Resolves at the time limit even when the program cannot be killed (a dead network drive). */
export const exec: Exec = async (program, args, options = {}) => {
  const { spawn } = await import('node:child_process');
  const { timeoutMs = 5000, maxBytes = 1_000_000, signal } = options;
  if (signal?.aborted) return { ok: false, reason: 'aborted', code: null, stderr: '' };
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let truncated = false;
    const child = spawn(program, [...args], {
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: '/usr/bin:/bin', HOME: '/', ...inherited(), LC_ALL: 'C' },
    });
    const finish = (result: ExecResult): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve(result);
    };
    const stop = (reason: 'timeout' | 'aborted'): void => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      finish({ ok: false, reason, code: null, stderr });
    };
    const abort = (): void => stop('aborted');
    const timer = setTimeout(() => stop('timeout'), timeoutMs);
    signal?.addEventListener('abort', abort, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      if (truncated) return;
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) {
        truncated = true;
        child.kill('SIGKILL');
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 2000) stderr += chunk.toString('utf8').slice(0, 2000);
    });
    child.once('error', (error: NodeJS.ErrnoException) =>
      finish({ ok: false, reason: error.code === 'ENOENT' ? 'missing' : 'failed', code: null, stderr: error.message }),
    );
    child.once('close', (code) => {
      if (truncated || code === 0) finish({ ok: true, stdout: Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8'), truncated });
      else finish({ ok: false, reason: 'failed', code, stderr });
    });
  });
};
