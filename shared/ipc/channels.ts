/**
 * Every IPC name there is. Apart from the schemas, so that the preload script, which runs before each first paint,
 * carries no schema library.
 */
export const calls = {
  app: ['start', 'openLink', 'copyText'],
  report: ['begin', 'save', 'evidence', 'recheck', 'screenshot', 'setScreenshot', 'preview', 'send', 'discard'],
  reports: ['list', 'conversation', 'markRead', 'reply', 'picture', 'outcome', 'retry'],
  reportFile: ['save', 'mail'],
  freshSet: ['evidence', 'preview', 'send', 'decline'],
  tips: ['list', 'search', 'often', 'get', 'picture', 'note', 'unanswered', 'actions', 'act', 'ofTheDay', 'notToday'],
  announcements: ['list', 'match', 'seen', 'meToo'],
  computer: ['check'],
  addresses: ['list', 'add', 'prove', 'remove'],
  contact: ['code', 'newCode', 'endCall'],
  settings: ['get', 'set'],
} as const;

/** Events from main to the page. They carry no data but what is named in `contract.ts`; the page asks for the rest. */
export const events = [
  'show',
  'reportsChanged',
  'tipsChanged',
  'announcementsChanged',
  'syncChanged',
  'settingsChanged',
  'evidenceChanged',
  'codeReplaced',
] as const;

export type CallGroup = keyof typeof calls;
export type EventName = (typeof events)[number];

export const callChannel = (group: string, method: string): string => `pandu:${group}.${method}`;
export const eventChannel = (name: EventName): string => `pandu:on.${name}`;
