type Env = Readonly<Record<string, string | undefined>>;

/**
 * The environment of the session as it was. On Ubuntu Electron tells its own process that the desktop is "Unity" (so that
 * libappindicator draws the tray), and keeps what it was beside it: lib/browser/init.ts, electron/electron#5050.
 */
export function sessionEnvironment(env: Env): Env {
  const { ORIGINAL_XDG_CURRENT_DESKTOP: desktop, ...rest } = env;
  return desktop ? { ...rest, XDG_CURRENT_DESKTOP: desktop } : rest;
}
