import type { Probe } from '../probe.ts';
import { isOnNetwork, sizeOf, textDamage } from './profile.ts';

const maxBottles = 20;

/** Wine, and Bottles, which keeps one prefix a program. A prefix has its registry in two texts (server/registry.c of Wine). */
export const wine: Probe = {
  id: 'wine',
  // Menu entries that Wine makes are "wine-Programs-…" or lie in a folder "wine".
  knows: /^(?:wine(?:32|64|-stable|-devel|-staging)?(?:-preloader)?|wine-(?:programs|extension)-.+|(?:com\.usebottles\.)?bottles)$/,
  processes: ['wineserver', 'wineserver64', 'wineserver32', 'wine-preloader', 'wine64-preloader', 'bottles'],
  types: ['application/x-ms-dos-executable', 'application/x-msi'],
  look: async (context) => {
    const { files, home } = context;
    const bottles = [`${home}/.var/app/com.usebottles.bottles/data/bottles/bottles`, `${home}/.local/share/bottles/bottles`];
    const prefixes = [`${home}/.wine`, ...bottles.flatMap((folder) => files.list(folder).map((name) => `${folder}/${name}`))]
      .filter((prefix) => !isOnNetwork(files, prefix) && files.kind(`${prefix}/drive_c`) === 'folder')
      .slice(0, maxBottles);
    if (prefixes.length === 0) return {};
    const sizes = await Promise.all(prefixes.map((prefix) => sizeOf(context, prefix)));
    return {
      profile: {
        count: prefixes.length,
        size: sizes.reduce((sum, { size }) => sum + size, 0),
        larger: sizes.some(({ larger }) => larger),
        damage: prefixes.flatMap((prefix) =>
          ['system.reg', 'user.reg'].flatMap((name) => textDamage(files, prefix, name, /^WINE REGISTRY Version \d/, null, 4000)),
        ),
        locks: [],
      },
    };
  },
};
