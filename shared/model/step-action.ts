/**
 * What a step of a tip can do on the desktop, by its id: a tip names one, `[words](pandu:open-trash)`, and never defines
 * one. `copy` puts the words that the tip gives onto the clipboard: `[words](pandu:copy?text=C%3A%5C)`.
 */
export const stepActionIds = [
  'open-printer-settings',
  'open-display-settings',
  'open-sound-settings',
  'open-network-settings',
  'open-bluetooth-settings',
  'open-keyboard-settings',
  'open-mouse-settings',
  'open-power-settings',
  'open-default-apps-settings',
  'open-accessibility-settings',
  'open-date-time-settings',
  'open-user-settings',
  'open-settings',
  'open-files',
  'open-downloads',
  'open-trash',
  'open-fonts',
  'open-network-places',
  'open-disk-usage',
  'open-task-manager',
  'open-screenshot-tool',
  'open-characters',
  'open-passwords',
  'open-scanner',
  'open-software',
  'open-software-updates',
  'open-libreoffice',
  'open-libreoffice-safe-mode',
  'open-firefox',
  'open-firefox-safe-mode',
  'open-thunderbird',
  'open-thunderbird-safe-mode',
  'empty-trash',
  'restart-session-audio',
  'copy',
] as const;
export type StepActionId = (typeof stepActionIds)[number];

/** Not undone by doing something else: these ask first. */
const destructive = ['empty-trash', 'restart-session-audio'] as const satisfies readonly StepActionId[];
export type DestructiveAction = (typeof destructive)[number];
export const asksFirst = (id: StepActionId): id is DestructiveAction => (destructive as readonly StepActionId[]).includes(id);

export interface StepAction {
  readonly id: StepActionId;
  /** Of `copy` alone. */
  readonly text?: string;
}

const scheme = 'pandu:';
/** Characters. */
const longestCopy = 2000;

const isId = (text: string): text is StepActionId => (stepActionIds as readonly string[]).includes(text);

/** @param url as a link has it, "pandu:open-trash"; null for anything that is no action, which is then plain words */
export function parseStepAction(url: string): StepAction | null {
  if (!url.startsWith(scheme)) return null;
  const [id = '', query, ...more] = url.slice(scheme.length).split('?');
  if (!isId(id) || more.length > 0) return null;
  if (id !== 'copy') return query === undefined ? { id } : null;
  if (!query?.startsWith('text=')) return null;
  const text = decoded(query.slice('text='.length));
  return text === null || text.trim() === '' || text.length > longestCopy ? null : { id, text };
}

/** Two links mean the same when their keys are equal, however they were percent-encoded. */
export const stepActionKey = ({ id, text }: StepAction): string => (text === undefined ? id : `${id} ${text}`);

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
