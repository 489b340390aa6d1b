import { lstatSync } from 'node:fs';

/** Whose a file is and who may write it, without following a symbolic link. */
export interface FileStatus {
  readonly kind: 'file' | 'folder' | 'other';
  readonly uid: number;
  /** Permission bits: 0o644. */
  readonly mode: number;
  readonly links: number;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

export type StatusOf = (path: string) => FileStatus | null;

/** @param root "/" on a desktop; a folder of fixtures in a test. null: there is no such thing, or it may not be looked at */
export function createStatusOf(root = '/'): StatusOf {
  const prefix = root === '/' ? '' : root.replace(/\/+$/, '');
  return (path) => {
    try {
      const found = lstatSync(prefix + path);
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { kind, uid: found.uid, mode: found.mode & 0o7777, links: found.nlink, size: found.size, modifiedAt: found.mtimeMs };
    } catch {
      return null;
    }
  };
}
