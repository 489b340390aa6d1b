import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a person can do about it: `line` is to be typed as it stands. */
export class SetUpError extends Error {
  /**
   * @param {string} message
   * @param {string} [line]
   */
  constructor(message, line) {
    super(message);
    this.line = line;
  }
}

/** @param {string} text */
export function tell(text) {
  console.log(`set-up: ${text}`);
}

/**
 * Runs a program without a shell, its output in `.runtime/set-up.log`, shown only when it fails.
 * The program and all that it started are ended at the time limit.
 * @param {string} root the project's folder
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ seconds: number, env?: Record<string, string>, cwd?: string }} options
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(root, command, args, options) {
  mkdirSync(join(root, '.runtime'), { recursive: true });
  const logPath = join(root, '.runtime', 'set-up.log');
  const log = openSync(logPath, 'w');
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    let late = false;
    const end = () => {
      try {
        if (child.pid) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It ended by itself.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      end();
    }, options.seconds * 1000);
    const interrupted = () => {
      end();
      process.exit(130);
    };
    process.once('SIGINT', interrupted);
    const done = (/** @type {boolean} */ ok, /** @type {string} */ extra) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      closeSync(log);
      const text = readFileSync(logPath, 'utf8');
      resolve({ ok, output: `${text}${late ? `\nstopped after ${options.seconds} s` : extra}` });
    };
    child.once('error', (error) => done(false, String(error)));
    child.once('exit', (code) => done(code === 0, ''));
  });
}

/** @param {string} output @param {number} lines */
export function lastLines(output, lines) {
  return output.trim().split('\n').slice(-lines).join('\n');
}
