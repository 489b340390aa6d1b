import { join } from 'node:path';
import { baseDirectory, cacheFolder } from './cache-folder.ts';

/** Every place on disk that Pandu owns or reads, absolute. Nothing is created here. */
export interface Paths {
  readonly data: string;
  readonly config: string;
  /** Who this desktop is to the help desk; mode 0600. */
  readonly desktopFile: string;
  readonly settingsFile: string;
  /** The managed policy of IT; usually absent. */
  readonly policyFile: string;
  readonly outbox: string;
  readonly feed: string;
  readonly tips: string;
  /** What they did here, until the help desk has it. */
  readonly tipEffects: string;
  readonly drafts: string;
  /** Which support code was made last; never the code. */
  readonly codeMark: string;
  /** Daily snapshots of this computer, for "what changed". */
  readonly changes: string;
  readonly logs: string;
  /** Reports of our own crashes. */
  readonly crashes: string;
  /** What Chromium keeps: caches, cookies; never anything of the user's. */
  readonly chromium: string;
  /** What is read or compiled anew when it is not there. */
  readonly cache: string;
  /** Our entry among the programs that start with the session. */
  readonly autostartFile: string;
}

/**
 * @param env PANDU_DATA, PANDU_CONFIG and PANDU_POLICY_FILE win (tests, `npm start`), then the XDG directories
 * @param home the user's home directory, absolute
 */
export function pathsFrom(env: Readonly<Record<string, string | undefined>>, home: string): Paths {
  const xdgConfig = baseDirectory(env.XDG_CONFIG_HOME, join(home, '.config'));
  const data = env.PANDU_DATA || join(baseDirectory(env.XDG_DATA_HOME, join(home, '.local', 'share')), 'pandu');
  const config = env.PANDU_CONFIG || join(xdgConfig, 'pandu');
  return {
    data,
    config,
    desktopFile: join(data, 'desktop.json'),
    settingsFile: join(config, 'settings.json'),
    policyFile: env.PANDU_POLICY_FILE || '/etc/pandu/policy.json',
    outbox: join(data, 'outbox'),
    feed: join(data, 'feed'),
    tips: join(data, 'tips'),
    tipEffects: join(data, 'tips', 'effects.json'),
    drafts: join(data, 'drafts'),
    codeMark: join(data, 'support-code', 'last.json'),
    changes: join(data, 'changes'),
    logs: join(data, 'logs'),
    crashes: join(data, 'crashes'),
    chromium: join(data, 'chromium'),
    cache: cacheFolder(env, home),
    autostartFile: join(xdgConfig, 'autostart', 'org.pandu.Pandu.desktop'),
  };
}
