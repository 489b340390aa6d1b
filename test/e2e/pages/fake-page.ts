import type {
  Conversation,
  Evidence,
  NewCode,
  OwnAddresses,
  ReportItem,
  SendResult,
  Settings,
  ShownAnnouncement,
  Start,
  TakenAlong,
  View,
} from '../../../shared/ipc/contract.ts';
import { type Policy, usualPolicy } from '../../../shared/model/policy.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import { createFakeBridge } from '../../support/fake-bridge.ts';

/** What a test asks the page to start with; JSON, since it crosses into the page. */
export interface Scenario {
  readonly view?: View;
  readonly language?: 'en' | 'id';
  readonly sync?: Start['sync']['state'];
  readonly empty?: boolean;
  readonly send?: Extract<SendResult, { kept: false }>['reason'];
  readonly announcements?: readonly ShownAnnouncement[];
  /** Nothing can be kept. */
  readonly diskFull?: boolean;
  /** The tip shows a picture, which is on this computer or not. */
  readonly picture?: 'here' | 'missing';
  /** The help desk asks for a fresh set. */
  readonly asked?: boolean;
  /** Mail addresses of the user; `none`: the help desk sends no mails. */
  readonly addresses?: 'some' | 'offline' | 'none' | 'too-many';
  /** What becomes of a report that is taken along as a file. */
  readonly takeAlong?: TakenAlong['state'];
  /** Steps of the one tip, in English. */
  readonly steps?: readonly string[];
  /** Keys of actions that can be done here, and what becomes of one that is asked for. */
  readonly actions?: readonly string[];
  readonly act?: 'done' | 'declined' | 'not-here' | 'failed';
  /** There is a tip of the day. */
  readonly day?: boolean;
  /** How many tips often help. */
  readonly often?: number;
  readonly policy?: Partial<Policy>;
  /** The report is about a crash, which the tip answers. */
  readonly crash?: boolean;
  /** A support code is there already, with so many milliseconds left. */
  readonly code?: number;
  /** What becomes of a wish for a new code; a code without it. */
  readonly newCode?: Extract<NewCode, { ok: false }>;
  /** Somebody looks at this computer. */
  readonly call?: boolean;
  /** Nothing can be said to the help desk. */
  readonly mute?: boolean;
  /** Sections of a whole report, by id. */
  readonly sections?: readonly string[];
}

interface FakeControl {
  readonly log: { call: string; input: unknown }[];
  readonly receive: (number: number) => void;
  /** An agent uses the code, or hangs up. */
  readonly phone: (on: boolean) => void;
  /** `pandu code` made one. */
  readonly newerCode: () => void;
  /** The tray's icon, with Firefox in front. */
  readonly click: () => void;
}

declare global {
  interface Window {
    readonly scenario?: Scenario;
    fake: FakeControl;
  }
}

const scenario = window.scenario ?? {};
const at = '2026-11-24T04:10:00.000Z';
const reportId = '0193a1b2-0000-7000-8000-000000000001';
const ticketReport = '0193a1b2-0000-7000-8000-000000000002';
const pictureId = '0193a1b2-0000-7000-8000-000000000003';
const log: FakeControl['log'] = [];
const looks = (endedAt: string | null): Start['call'] => ({
  id: '0193a1b2-0000-7000-8000-00000000000a',
  agent: 'Dewi',
  openedAt: at,
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  endedAt,
});
let call: Start['call'] = scenario.call ? looks(null) : null;
const validFor = (ms: number) => new Date(Date.now() + ms).toISOString();
let code = scenario.code === undefined ? null : { code: 'K7RP3M', until: validFor(scenario.code) };
let announcements = scenario.announcements ?? [];
let settings: Settings = {
  language: scenario.language ?? 'en',
  theme: 'system',
  autostart: true,
  notifications: true,
  crashNotices: true,
  tipOfTheDay: true,
  crashNever: [],
  quietHours: null,
  shareSearches: 'ask',
};
const start = (): Start => ({
  version: '0.1.0',
  language: settings.language === 'system' ? 'en' : settings.language,
  theme: settings.theme,
  view: scenario.view ?? { name: 'report' },
  policy: {
    ...usualPolicy,
    version: 1,
    sectionsOff: ['journal'],
    hotkey: '',
    contact: { phone: '021 555 0101', email: 'bantuan@example.org', hours: '08:00-16:00' },
    organisation: 'Dinas Contoh',
    ...scenario.policy,
  },
  sync: { state: scenario.sync ?? 'online', waiting: 0, lastContactAt: at, newsAt: at },
  unread: scenario.empty ? 0 : 1,
  call,
  desktops: ['ubuntu', 'GNOME'],
});
const tip: Tip = {
  id: 'missing-fonts',
  version: 2,
  updatedAt: at,
  app: 'LibreOffice Writer',
  causeKind: 'document',
  texts: {
    en: {
      title: 'My Word document looks different',
      problem: 'Lines break elsewhere, and pages are **longer** than before.',
      cause: `The document asks for Calibri, which is not on this computer.${scenario.picture ? `\n\n![The list of fonts](picture:${'e'.repeat(64)})` : ''}`,
      alternatives: 'Ask for a PDF when you only need to read it.',
      steps: [...(scenario.steps ?? ['Open *Tools*, then *Options*.', 'Choose *Fonts*.', 'Set Carlito in place of Calibri.'])],
      keywords: ['calibri'],
    },
    id: {
      title: 'Dokumen Word saya tampil berbeda',
      problem: 'Baris terpotong di tempat lain dan halaman jadi **lebih panjang**.',
      cause: 'Dokumen memakai Calibri, yang tidak ada di komputer ini.',
      alternatives: 'Minta PDF kalau hanya perlu dibaca.',
      steps: ['Buka *Alat*, lalu *Pilihan*.', 'Pilih *Fonta*.', 'Pasang Carlito sebagai pengganti Calibri.'],
      keywords: ['calibri'],
    },
  },
  audience: {},
  findings: [],
  related: [],
};
const title = () => (start().language === 'id' ? tip.texts.id : tip.texts.en)?.title ?? '';
const item = (part: Partial<ReportItem>): ReportItem => ({
  id: reportId,
  title: 'The printer does nothing',
  application: 'LibreOffice Writer',
  createdAt: at,
  updatedAt: at,
  state: 'kept',
  reason: null,
  number: null,
  unread: false,
  unsent: 0,
  asked: false,
  ...part,
});
let items: ReportItem[] = scenario.empty
  ? []
  : [
      item({
        id: ticketReport,
        title: 'My letter looks different',
        state: 'waiting',
        number: 12,
        unread: true,
        asked: scenario.asked ?? false,
      }),
      item({ id: '0193a1b2-0000-7000-8000-000000000004', state: 'refused', reason: 'too-large' }),
      item({ id: '0193a1b2-0000-7000-8000-000000000005', state: 'solved', number: 7 }),
    ];
let asked: Conversation['asked'] = scenario.asked
  ? {
      id: '0193a1b2-0000-7000-8000-000000000009',
      reason: 'Is it still slow after the restart?',
      askedBy: 'Dewi',
      askedAt: at,
      state: 'open',
    }
  : null;
const conversation: Omit<Conversation, 'asked'> = {
  item: item({ id: ticketReport, title: 'My letter looks different', state: 'waiting', number: 12, unread: true }),
  message: 'My letter looks different since yesterday.',
  ticket: {
    id: '0193a1b2-0000-7000-8000-000000000006',
    reportId: ticketReport,
    number: 12,
    title: 'My letter looks different',
    application: 'LibreOffice Writer',
    status: 'waiting',
    createdAt: at,
    updatedAt: at,
    outcome: null,
    messages: [
      {
        id: '0193a1b2-0000-7000-8000-000000000007',
        from: 'agent',
        author: 'Sari',
        at,
        text: 'Thank you for the report. See [this tip](https://help.example.org/en/tips/missing-fonts) and [another](https://help.example.org/en/tips/gone).',
        channel: 'tray',
        answer: { ...tip.texts.en, causeKind: 'document' },
        attachments: [{ id: pictureId, kind: 'picture', mediaType: 'image/png', bytes: 900, sha256: '0'.repeat(64) }],
      },
    ],
  },
  pending: [],
};
const pending: Conversation['pending'] = [];

async function makePng(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(640, 400);
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillStyle = '#cfe8ff';
    context.fillRect(0, 0, 640, 400);
    context.fillStyle = '#222222';
    context.font = '28px sans-serif';
    context.fillText('Secret: 12345', 60, 90);
  }
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}

const section = (id: string, data: unknown) => ({ id, status: 'ok' as const, takenAt: at, durationMs: 3, data });
const sections: Evidence['sections'] = scenario.sections?.map((id) => section(id, {})) ?? [
  section('memory', { total: 8e9, available: 5e9, swapTotal: 2e9, swapFree: 2e9 }),
  section('printers', { cupsRunning: true, printers: [] }),
  section('journal', { sinceMinutes: 60, readable: true, entries: [] }),
];
const findings: Evidence['findings'] = [
  {
    id: 'disk-full',
    severity: 'serious',
    cause: 'desktop',
    text: { en: 'The disk for your files is nearly full.', id: 'Disk untuk berkas Anda hampir penuh.' },
    evidence: '/home: 99 %',
    section: 'storage',
    tip: 'missing-fonts',
  },
];
const app = { name: 'LibreOffice Writer', desktopId: 'libreoffice-writer', version: '7.4.7' };
const firefox = { name: 'Firefox', desktopId: 'firefox', version: '128.0' };
let inFront = app;
const note = <T>(call: string, input: unknown, answer: T): T => {
  log.push({ call, input });
  return answer;
};

let own: OwnAddresses['items'] =
  scenario.addresses === 'some'
    ? [{ id: ticketReport, address: 'rina.wijayanti@dinas-contoh.example.org', state: 'verified', expiresAt: null }]
    : [];
const addresses = (): OwnAddresses =>
  scenario.addresses === 'offline'
    ? { problem: 'offline', available: false, items: [] }
    : { problem: null, available: scenario.addresses !== 'none', items: own };

const takenAlong = (): TakenAlong => {
  const state = scenario.takeAlong ?? 'saved';
  return state === 'saved' || state === 'mailed' ? { state, file: '/home/rina/Documents/report-00000001.pandu' } : { state };
};

let dayDone = false;
const { bridge, emit } = createFakeBridge({
  app: {
    start,
    openLink: (input) => note('openLink', input, { ok: true }),
    copyText: (input) => note('copyText', input, { ok: true }),
  },
  report: {
    begin: () =>
      note('begin', undefined, {
        id: reportId,
        createdAt: at,
        application: inFront,
        candidates: [app, firefox],
        screenshot: 'ready',
        sectionsOff: [],
        ...(scenario.crash
          ? {
              crash: {
                at,
                application: app,
                executable: '/usr/lib/libreoffice/program/soffice.bin',
                signal: 'SIGSEGV',
                frames: [],
                signature: 'c1-bcdfghjklmnpqrstbcdf',
                source: 'systemd-coredump',
                confirmed: true,
                tip: tip.id,
              },
            }
          : {}),
      }),
    save: (input) => note('save', input, { ok: true }),
    evidence: () => ({ done: true, screenshot: 'ready', sections, findings }),
    recheck: (input) => note('recheck', input, { ok: true }),
    screenshot: async () => ({ png: await makePng() }),
    setScreenshot: (input) => note('setScreenshot', input, { ok: true }),
    preview: (draft) => {
      const text = JSON.stringify(draft, null, 1);
      return { text, bytes: new TextEncoder().encode(text).length, sha256: 'a'.repeat(64), screenshotBytes: null };
    },
    send: (draft) => {
      if (scenario.send !== undefined) return { kept: false, reason: scenario.send };
      items = [item({ title: draft.message }), ...items];
      return note('send', draft, { kept: true, id: draft.id });
    },
    discard: (input) => note('discard', input, { ok: true }),
  },
  reports: {
    list: () => items,
    conversation: ({ id }) => {
      if (id === ticketReport) return { ...conversation, pending: [...pending], asked };
      const own = items.find((one) => one.id === id);
      return own === undefined ? null : { item: own, message: own.title, ticket: null, pending: [], asked: null };
    },
    markRead: (input) => note('markRead', input, { ok: true }),
    reply: (input) => {
      pending.push({ id: '0193a1b2-0000-7000-8000-000000000008', at, text: input.text, pictures: input.pictures.length });
      return note('reply', input, { kept: true, id: input.id });
    },
    picture: async () => ({ bytes: await makePng() }),
    outcome: (input) => note('outcome', input, { kept: true, id: input.id }),
    retry: (input) => note('retry', input, { ok: true }),
  },
  reportFile: {
    save: (input) => note('reportFile.save', input, takenAlong()),
    mail: (input) => note('reportFile.mail', input, takenAlong()),
  },
  freshSet: {
    evidence: () => ({ done: true, sections, findings }),
    preview: (choice) => {
      const text = JSON.stringify(choice, null, 1);
      return { text, bytes: new TextEncoder().encode(text).length, sha256: 'b'.repeat(64), screenshotBytes: null };
    },
    send: (choice) => {
      if (scenario.send !== undefined) return { kept: false, reason: scenario.send };
      if (asked) asked = { ...asked, state: 'kept' };
      return note('freshSet.send', choice, { kept: true, id: choice.id });
    },
    decline: (input) => {
      if (asked) asked = { ...asked, state: 'declined' };
      return note('freshSet.decline', input, { kept: true, id: input.id });
    },
  },
  tips: {
    list: () => (scenario.empty ? [] : [tip]),
    search: ({ text }) =>
      /word|calibri|dokumen|letter/i.test(text)
        ? [{ id: tip.id, version: tip.version, title: title(), app: tip.app, problem: '', score: 1, matched: ['word'] }]
        : [],
    often: () => {
      const one = { version: tip.version, title: title(), app: tip.app, problem: '', score: 0, matched: [] };
      return Array.from({ length: scenario.often ?? 0 }, (_, at) => ({ ...one, id: at === 0 ? tip.id : `${tip.id}-${at}` }));
    },
    get: ({ id }) => (id === tip.id ? tip : null),
    picture: async () => (scenario.picture === 'here' ? { mediaType: 'image/png', bytes: await makePng() } : null),
    note: (input) => {
      if (input.what === 'opened') dayDone = true;
      return note('tips.note', input, { ok: true });
    },
    unanswered: (input) => {
      const told = input.answer === 'once' || input.answer === 'always' || settings.shareSearches === 'always';
      if (input.answer === 'always') settings = { ...settings, shareSearches: 'always' };
      if (input.answer === 'no') settings = { ...settings, shareSearches: 'never' };
      const state = told ? 'told' : settings.shareSearches === 'ask' ? 'ask' : 'off';
      return note('tips.unanswered', input, { state, text: input.text.replace(/Rina/g, '[name]') });
    },
    actions: () => ({ possible: [...(scenario.actions ?? [])] }),
    act: (input) => note('tips.act', input, { outcome: scenario.act ?? 'done' }),
    ofTheDay: () => (scenario.day && settings.tipOfTheDay && !dayDone ? tip : null),
    notToday: () => {
      dayDone = true;
      return note('tips.notToday', undefined, { ok: true });
    },
  },
  announcements: {
    list: () => [...announcements],
    match: ({ text, application }) =>
      announcements
        .filter(({ audience: { applications = [] }, keywords }) =>
          [...applications, ...keywords].some((word) => application?.includes(word) || text.includes(word)),
        )
        .map(({ id }) => id),
    seen: (input) => note('seen', input, { ok: true }),
    meToo: (input) => {
      if (scenario.diskFull) return note('meToo', input, { ok: false });
      announcements = announcements.map((one) => (one.id === input.id ? { ...one, meToo: input.meToo } : one));
      emit('announcementsChanged', null);
      return note('meToo', input, { ok: true });
    },
  },
  computer: { check: () => ({ takenAt: at, sections, findings: scenario.empty ? [] : findings }) },
  addresses: {
    list: () => addresses(),
    add: ({ address }) => {
      note('addresses.add', address, null);
      if (scenario.addresses === 'too-many') return { problem: 'too-many', available: false, items: [] };
      if (!address.includes('@')) return { problem: 'no-address', available: false, items: [] };
      own = [...own.filter((one) => one.address !== address), { id: reportId, address, state: 'sent', expiresAt: at }];
      return addresses();
    },
    prove: ({ id, code }) => {
      if (code === 'wrong') return { ...addresses(), outcome: 'wrong' };
      own = code === 'over' ? own.filter((one) => one.id !== id) : own.map((one) => (one.id === id ? { ...one, state: 'verified' } : one));
      return { ...addresses(), outcome: code === 'over' ? 'over' : 'verified' };
    },
    remove: ({ id }) => {
      own = own.filter((one) => one.id !== id);
      return note('addresses.remove', id, addresses());
    },
  },
  contact: {
    code: () => code,
    newCode: () => {
      if (scenario.newCode) return note('contact.newCode', undefined, scenario.newCode);
      code = { code: code === null ? 'K7RP3M' : 'CXY469', until: validFor(15 * 60_000) };
      return note('contact.newCode', undefined, { ok: true, code });
    },
    endCall: (input) => note('contact.endCall', input, { ok: !scenario.mute }),
  },
  settings: {
    get: () => settings,
    set: (part) => {
      settings = { ...settings, ...part };
      emit('settingsChanged', start());
      return settings;
    },
  },
});

Object.assign(window, {
  pandu: bridge,
  fake: {
    log,
    receive: (number: number) => {
      items = items.map((one) => (one.id === reportId ? { ...one, state: 'received', number } : one));
      emit('reportsChanged', null);
    },
    phone: (on) => {
      call = looks(on ? null : at);
      code = null;
      emit('settingsChanged', start());
    },
    newerCode: () => {
      code = null;
      emit('codeReplaced', null);
    },
    click: () => {
      inFront = firefox;
      emit('show', { name: 'report' });
    },
  } satisfies FakeControl,
});
