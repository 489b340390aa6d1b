import type { VersionRange } from '../model/tip.ts';

const written = /^(.+?) (?:below (\d[\w.:+~-]*)|from (\d[\w.:+~-]*)|(\d[\w.:+~-]*) to (\d[\w.:+~-]*))$/;

/** "LibreOffice below 24.8", "Firefox from 115", "LibreOffice 7.4 to 24.8" (24.8 itself is not meant); null when it is none. */
export function parseVersionRange(source: string): VersionRange | null {
  const match = written.exec(source.slice(0, 200).trim());
  if (!match?.[1]) return null;
  const min = match[3] ?? match[4];
  const below = match[2] ?? match[5];
  return { application: match[1], ...(min ? { min } : {}), ...(below ? { below } : {}) };
}

/** As `parseVersionRange` reads it. */
export function writeVersionRange({ application, min, below }: VersionRange): string {
  if (min && below) return `${application} ${min} to ${below}`;
  return below ? `${application} below ${below}` : `${application} from ${min ?? '0'}`;
}
