import type { Import } from './imports.ts';

/** Which folders and packages a folder may import, and what to do instead (DESIGN, "The house"). */
interface FolderRule {
  /** The first rule whose folder holds the file is the one that counts. */
  readonly folder: string;
  readonly mayImport: readonly string[];
  /** Packages and built-in modules that it must not touch. */
  readonly never: RegExp;
  readonly rightWay: string;
}

const node = 'node:.+';
const pageLibraries = 'react|react-dom|@mantine/.+|@tabler/.+|@tanstack/.+|react-.+|wouter';
const packages = (...names: string[]) => new RegExp(`^(${names.join('|')})(/.*)?$`);

const folderRules: readonly FolderRule[] = [
  {
    folder: 'shared/',
    mayImport: ['shared/'],
    never: packages(node, 'electron', pageLibraries),
    rightWay: 'shared/ runs anywhere: take what the machine offers (clock, disk, network) as a parameter',
  },
  {
    folder: 'main/preload/',
    mayImport: ['main/preload/', 'shared/ipc/'],
    never: /^(?!electron$)/,
    rightWay: 'the preload script only exposes shared/ipc: put the work in main/ and name a channel for it in shared/ipc',
  },
  {
    folder: 'main/',
    mayImport: ['main/', 'shared/'],
    never: packages(pageLibraries, 'fastify', '@fastify/.+', 'kysely'),
    rightWay: 'main/ talks to pages through shared/ipc and to the help desk through shared/api: move what both need to shared/',
  },
  {
    folder: 'renderer/',
    mayImport: ['renderer/', 'shared/'],
    never: packages(node, 'electron', 'electron-.+', 'fastify', '@fastify/.+'),
    rightWay: 'a page asks window.pandu (shared/ipc) or the help desk (shared/api): move what both need to shared/',
  },
  {
    folder: 'helpdesk/',
    mayImport: ['helpdesk/', 'shared/'],
    never: packages('electron', 'electron-.+', pageLibraries),
    rightWay: 'the help desk stands alone: move what it has in common with a desktop or a page to shared/',
  },
  {
    folder: 'build/',
    mayImport: ['build/', 'shared/'],
    never: /^$/,
    rightWay: 'build/ starts the parts as programs: what it shares with them belongs in shared/',
  },
];

export function folderProblem(one: Import): string | null {
  const rule = folderRules.find(({ folder }) => one.from.startsWith(folder));
  if (!rule) return null;
  if (one.target === null)
    return rule.never.test(one.specifier) ? `${rule.folder} must not import ${one.specifier}: ${rule.rightWay}` : null;
  const { target } = one;
  if (target.startsWith('test/')) return `only tests may import test/: move what is needed here to ${rule.folder}`;
  return rule.mayImport.some((folder) => target.startsWith(folder)) ? null : `${rule.folder} must not import ${target}: ${rule.rightWay}`;
}

/** A page's task folders stand next to each other; what several need is in its root, in common/ or in renderer/components/. */
export function pageProblem({ from, target }: Import): string | null {
  const [top, page, task, inside] = from.split('/');
  if (top !== 'renderer' || !inside || !target) return null;
  const there = target.split('/');
  if (page === 'components') {
    return ['components', 'i18n', 'styles'].includes(there[1] ?? '') || there[0] !== 'renderer'
      ? null
      : `renderer/components/ serves every page and must not know ${target}: hand it in as a property`;
  }
  if (page !== 'desktop' && page !== 'console' && page !== 'site') return null;
  if (there[0] === 'renderer' && ['desktop', 'console', 'site'].includes(there[1] ?? '') && there[1] !== page) {
    return `renderer/${page}/ must not import another page: move ${target} to renderer/components/`;
  }
  const parts = ['common', 'shell', 'api'];
  if (there[1] !== page || !there[3] || there[2] === task || parts.includes(task ?? '') || parts.includes(there[2] ?? '')) return null;
  return `renderer/${page}/${task}/ must not import the task ${there[2]}/: move ${target} to renderer/${page}/ or renderer/components/`;
}
