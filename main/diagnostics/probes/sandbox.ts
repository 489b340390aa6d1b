import type { Files } from '../../platform/files.ts';
import { flatpakRoots } from '../../platform/packages.ts';
import type { ProbeFacts } from '../probe.ts';

type Sandbox = NonNullable<ProbeFacts['sandbox']>;

/** The [Context] group of a flatpak metadata or override file (flatpak-metadata(5)). */
function parseContext(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let inside = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('[')) inside = line.trim() === '[Context]';
    const equals = line.indexOf('=');
    if (inside && equals > 0)
      found.set(
        line.slice(0, equals),
        line
          .slice(equals + 1)
          .split(';')
          .map((value) => value.trim())
          .filter(Boolean),
      );
  }
  return found;
}

/** Later layers win; "!home" takes "home" back. "host" holds the home folder too. */
export function homeAccess(layers: readonly (readonly string[])[]): 'write' | 'read' | 'none' {
  const granted = new Map<string, 'write' | 'read'>();
  for (const entry of layers.flat()) {
    const place = entry.replace(/^!/, '').replace(/:(?:ro|rw|create|reset)$/, '');
    if (entry.startsWith('!')) granted.delete(place);
    else granted.set(place, entry.endsWith(':ro') ? 'read' : 'write');
  }
  const all = [granted.get('home'), granted.get('~'), granted.get('host')];
  return all.includes('write') ? 'write' : all.includes('read') ? 'read' : 'none';
}

/** Folders of the user's own are left out: only the well-known names of flatpak-metadata(5) say nothing about a person. */
const publicPlace = /^!?(?:host(?:-os|-etc)?|home|xdg-[a-z-]+)(?::(?:ro|rw|create))?$/;

export function flatpakSandbox(files: Files, home: string, id: string): Sandbox | null {
  const roots = flatpakRoots(home);
  const metadata = roots.map((root) => files.text(`${root}/app/${id}/current/active/metadata`, 100_000)).find((text) => text !== null);
  if (metadata === undefined || metadata === null) return null;
  const overrides = roots.flatMap((root) => ['global', id].map((name) => files.text(`${root}/overrides/${name}`, 100_000) ?? ''));
  const contexts = [metadata, ...overrides].map(parseContext);
  const layers = contexts.map((context) => context.get('filesystems') ?? []);
  const permissions = contexts.flatMap((context) =>
    ['shared', 'sockets', 'devices', 'filesystems'].flatMap((key) =>
      (context.get(key) ?? []).filter((value) => key !== 'filesystems' || publicPlace.test(value)).map((value) => `${key}=${value}`),
    ),
  );
  return { kind: 'flatpak', home: homeAccess(layers), permissions: [...new Set(permissions)].slice(0, 60) };
}

/** Which plugs are connected stands in a state file of root's: the plugs that the snap asks for are all that is readable. */
export function snapSandbox(files: Files, name: string): Sandbox | null {
  const yaml = files.text(`/snap/${name.split('_')[0]}/current/meta/snap.yaml`, 100_000);
  if (yaml === null) return null;
  const plugs = ['home', 'removable-media', 'network', 'cups', 'camera', 'audio-record', 'network-bind'];
  return {
    kind: 'snap',
    home: 'unknown',
    permissions: plugs.filter((plug) => new RegExp(`^\\s*-\\s*${plug}\\s*$`, 'm').test(yaml)).map((plug) => `asks for ${plug}`),
  };
}
