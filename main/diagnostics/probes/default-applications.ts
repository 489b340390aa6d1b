import { dataFolders } from '../../platform/desktop-entries.ts';
import type { CollectorContext } from '../collector.ts';
import type { ProbeFacts } from '../probe.ts';

type Default = ProbeFacts['defaults'][number];

/** `type=a.desktop;b.desktop;` lines of one group of a mimeapps.list or mimeinfo.cache. Linear in the text. */
function parseAssociations(text: string, group: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  let inside = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('[')) inside = line === `[${group}]`;
    else if (inside && line[0] !== '#') {
      const equals = line.indexOf('=');
      if (equals > 0 && !found.has(line.slice(0, equals).trim())) {
        const ids = line.slice(equals + 1).split(';');
        found.set(
          line.slice(0, equals).trim(),
          ids.map((id) => id.trim()).filter((id) => id.endsWith('.desktop')),
        );
      }
    }
  }
  return found;
}

/** A "-" of an id may stand for a folder: "kde4-okular.desktop" is "kde4/okular.desktop" too. Two levels are in use. */
function placesOf(id: string): string[] {
  const places = [id];
  let from = 0;
  for (let dashes = 0; dashes < 4; dashes++) {
    const dash = id.indexOf('-', from);
    if (dash <= 0) break;
    const inside = `${id.slice(0, dash)}/${id.slice(dash + 1)}`;
    const second = inside.indexOf('-', dash + 1);
    places.push(inside, ...(second > 0 ? [`${inside.slice(0, second)}/${inside.slice(second + 1)}`] : []));
    from = dash + 1;
  }
  return places;
}

/**
 * Association between MIME types and applications (freedesktop.org, mime-apps-spec 1.0.1): the user's lists first, those
 * for this desktop environment before those for all; a name that is not installed is passed over.
 */
export function defaultApplications({ files, env, home }: Pick<CollectorContext, 'files' | 'env' | 'home'>, types: readonly string[]) {
  const folders = dataFolders(env, home).map((folder) => `${folder}/applications`);
  const own = [env.XDG_CONFIG_HOME || `${home}/.config`];
  const system = [...(env.XDG_CONFIG_DIRS || '/etc/xdg').split(':').filter((folder) => folder.startsWith('/')), ...folders];
  const names = [...(env.XDG_CURRENT_DESKTOP ?? '').split(':').filter(Boolean), '']
    .filter((name) => /^[\w-]*$/.test(name))
    .map((name) => (name === '' ? 'mimeapps.list' : `${name.toLowerCase()}-mimeapps.list`));
  const read = (folder: string, name: string, group: string) => parseAssociations(files.text(`${folder}/${name}`) ?? '', group);
  const lists = (from: readonly string[]) => from.flatMap((folder) => names.map((name) => read(folder, name, 'Default Applications')));
  const chosen = lists(own);
  const preset = lists(system);
  const caches = folders.map((folder) => read(folder, 'mimeinfo.cache', 'MIME Cache'));
  const installed = (id: string): boolean =>
    id.includes('/') || placesOf(id).some((place) => folders.some((folder) => files.kind(`${folder}/${place}`) !== null));
  const first = (from: readonly ReadonlyMap<string, readonly string[]>[], type: string) =>
    from.flatMap((list) => list.get(type) ?? []).find(installed);
  return types.map((type): Default => {
    const named = chosen.flatMap((list) => list.get(type) ?? []);
    const mine = named.find(installed);
    const application = mine ?? first(preset, type) ?? first(caches, type);
    const lost = named.length > 0 && mine === undefined ? named[0] : undefined;
    const shown = (lost ?? application)?.slice(0, -8);
    const state = mine ? 'chosen' : lost ? 'vanished' : application ? 'implied' : 'none';
    return { type, ...(shown ? { application: shown.slice(0, 200) } : {}), state };
  });
}
