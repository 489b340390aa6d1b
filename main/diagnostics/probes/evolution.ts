import type { Probe } from '../probe.ts';
import { isOnNetwork, sizeOf, sqliteDamage } from './profile.ts';

export const evolution: Probe = {
  id: 'evolution',
  knows: /^(?:evolution|org\.gnome\.evolution)$/,
  processes: ['evolution', 'evolution-source-registry', 'evolution-calendar-factory', 'evolution-addressbook-factory'],
  types: ['x-scheme-handler/mailto', 'text/calendar'],
  look: async (context) => {
    const { files, home, env, application } = context;
    const data =
      application?.source === 'flatpak' ? `${home}/.var/app/org.gnome.Evolution/data` : env.XDG_DATA_HOME || `${home}/.local/share`;
    const folder = `${data}/evolution`;
    if (isOnNetwork(files, folder) || files.kind(folder) !== 'folder') return {};
    // Where evolution-data-server keeps the address book of this computer.
    const damage = sqliteDamage(files, `${folder}/addressbook/system`, 'contacts.db');
    return { profile: { count: 1, ...(await sizeOf(context, folder)), damage, locks: [] } };
  },
};
