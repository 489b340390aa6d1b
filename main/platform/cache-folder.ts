import { isAbsolute, join } from 'node:path';

/** The XDG base directory specification: a relative path in these variables is invalid and ignored. */
export function baseDirectory(value: string | undefined, fallback: string): string {
  return value && isAbsolute(value) ? value : fallback;
}

/** For what can be made again: compiled code, lists in short. In a file of its own, since the command line asks for it before all else. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  return env.PANDU_DATA ? join(env.PANDU_DATA, 'cache') : join(baseDirectory(env.XDG_CACHE_HOME, join(home, '.cache')), 'pandu');
}

/** Where Node keeps the compiled form of the command line's code between two runs: node:module, `enableCompileCache`. */
export const codeCacheIn = (cache: string): string => join(cache, 'code');
