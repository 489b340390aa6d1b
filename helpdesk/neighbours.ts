import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What lies beside the program in the package that `npm run package -- helpdesk` makes, or beside its folder in `dist/`.
 * Run from source there is neither.
 */
const places = ['.', '..'];

/** The path of the first that exists, or null. */
export function neighbour(folder: string, name: string): string | null {
  return places.map((place) => join(folder, place, name)).find((path) => existsSync(path)) ?? null;
}

/** From package.json: beside the program in its package, one folder up from the sources, two up from `dist/helpdesk`. */
export function versionNear(folder: string): string {
  for (const place of [...places, '../..']) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, place, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if ((name === 'pandu' || name === 'pandu-helpdesk') && version) return version;
    } catch {
      // Not there: look further up.
    }
  }
  return '0';
}
