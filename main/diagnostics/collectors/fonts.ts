import type { Files } from '../../platform/files.ts';
import type { Collector } from '../collector.ts';

/** Where fonts-conf(5) looks by default. */
const systemFolders = ['/usr/share/fonts', '/usr/local/share/fonts', '/usr/X11R6/lib/X11/fonts'];
const maxFiles = 50_000;
const maxDepth = 8;

/** Names of font files, without their folders: read by name, since opening each would take seconds. */
function fontFiles(files: Files, folder: string, found: string[], depth = 0): void {
  for (const name of files.list(folder)) {
    if (found.length >= maxFiles) return;
    if (/\.(?:ttf|otf|ttc|otc|pfb|t1|woff2?)$/i.test(name)) found.push(name.toLowerCase());
    else if (depth < maxDepth && !name.includes('.') && files.kind(`${folder}/${name}`) === 'folder')
      fontFiles(files, `${folder}/${name}`, found, depth + 1);
  }
}

/** For each font of Microsoft documents: itself, then those whose letters are exactly as wide. Starts of file names. */
const measures: readonly (readonly [string, readonly (readonly [string, RegExp])[]])[] = [
  [
    'Calibri',
    [
      ['Calibri', /^calibri\.tt/],
      ['Carlito', /^carlito[-_]?regular/],
    ],
  ],
  [
    'Cambria',
    [
      ['Cambria', /^cambria\.tt/],
      ['Caladea', /^caladea[-_]?regular/],
    ],
  ],
  [
    'Arial',
    [
      ['Arial', /^arial\.ttf/],
      ['Liberation Sans', /^liberationsans-regular/],
      ['Arimo', /^arimo[-[]/],
      ['Nimbus Sans', /^nimbussans-regular/],
    ],
  ],
  [
    'Times New Roman',
    [
      ['Times New Roman', /^times(?:_new_roman)?\.ttf/],
      ['Liberation Serif', /^liberationserif-regular/],
      ['Tinos', /^tinos[-[]/],
      ['Nimbus Roman', /^nimbusroman-regular/],
    ],
  ],
  [
    'Courier New',
    [
      ['Courier New', /^cour(?:ier_new)?\.ttf/],
      ['Liberation Mono', /^liberationmono-regular/],
      ['Cousine', /^cousine[-[]/],
      ['Nimbus Mono', /^nimbusmonops-regular/],
    ],
  ],
];

export const fonts: Collector<'fonts'> = {
  id: 'fonts',
  title: 'Fonts',
  cost: 'slow',
  timeLimitMs: 4000,
  collect: ({ files, home, env }) => {
    const shared: string[] = [];
    const own: string[] = [];
    for (const folder of systemFolders) fontFiles(files, folder, shared);
    for (const folder of [`${env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : `${home}/.local/share`}/fonts`, `${home}/.fonts`])
      fontFiles(files, folder, own);
    const all = [...shared, ...own];
    return {
      data: {
        count: all.length,
        substitutes: measures.map(([font, fitting]) => {
          const by = fitting.find(([, pattern]) => all.some((name) => pattern.test(name)))?.[0];
          return { font, ...(by ? { by } : {}) };
        }),
        emoji: all.some((name) => name.includes('emoji') || name.startsWith('seguiemj')),
        eastAsian: all.some((name) => /cjk|wqy|droidsansfallback|ipag|sourcehan|takao|nanum/.test(name)),
        own: own.length,
      },
    };
  },
};
