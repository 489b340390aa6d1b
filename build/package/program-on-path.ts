import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function programOnPath(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));
}
