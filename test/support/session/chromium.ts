import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import type { Environment } from '../../../build/start/processes.ts';

/** The system's Chromium: Playwright's own cannot be downloaded everywhere. Without it, Playwright says what to install. */
const installed = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)))
    .find(existsSync);

export interface ChromiumOptions {
  /** Default true. */
  readonly headless?: boolean;
  /** Of the session in which its window appears. */
  readonly env?: Environment;
  readonly args?: readonly string[];
}

export function launchChromium({ headless = true, env, args = [] }: ChromiumOptions = {}): Promise<Browser> {
  const executablePath = installed();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    headless,
    ...(env ? { env: defined(env) } : {}),
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...sandbox,
      ...args,
    ],
  });
}

/** Without the names that have no value, which Playwright does not take. */
export const defined = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
