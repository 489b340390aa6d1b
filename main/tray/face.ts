import type { Waiting } from '../outbox/outbox.ts';
import type { MainTexts } from '../platform/texts.ts';
import type { TrayPort } from './create.ts';
import { trayMenu } from './menu.ts';
import { type TrayFacts, tooltipOf, trayStateOf } from './state.ts';

export interface TrayFaceDependencies {
  readonly tray: TrayPort;
  readonly texts: () => MainTexts;
  readonly unread: () => number;
  readonly asked: () => number;
  readonly announcements: () => number;
  readonly outbox: () => Promise<readonly Waiting[]>;
  /** News may be missing. */
  readonly stale: () => boolean;
}

/** What the icon in the panel tells, as long as there is a panel that shows icons. */
export interface TrayFace {
  /** Something changed that it may tell. */
  update(): Promise<void>;
  /** A panel came, or went. */
  host(present: boolean): void;
}

/** What a person would call "my message": what we count for the help desk is no news to them. */
const isMessage = ({ manifest, refusal }: Waiting): boolean =>
  refusal === null && manifest.kind !== 'receipt' && manifest.kind !== 'me-too' && manifest.kind !== 'tip-outcome';

export function createTrayFace({ tray, texts, unread, asked, announcements, outbox, stale }: TrayFaceDependencies): TrayFace {
  let present = false;

  async function update(): Promise<void> {
    if (!present) return;
    const waiting = (await outbox()).filter(isMessage).length;
    if (!present) return;
    const facts: TrayFacts = { unread: unread(), asked: asked(), waiting, announcements: announcements(), stale: stale() };
    tray.show({ state: trayStateOf(facts), tooltip: tooltipOf(facts, texts()), menu: trayMenu(texts(), facts.unread + facts.asked) });
  }
  return {
    update,
    host(now) {
      present = now;
      if (now) void update();
      else tray.hide();
    },
  };
}
