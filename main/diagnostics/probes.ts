import type { Application } from '../../shared/model/application.ts';
import type { Probe } from './probe.ts';
import { chromium } from './probes/chromium.ts';
import { documentViewers, fileManagers, printing } from './probes/desktop-tools.ts';
import { evolution } from './probes/evolution.ts';
import { firefox } from './probes/firefox.ts';
import { libreoffice } from './probes/libreoffice.ts';
import { meetings } from './probes/meetings.ts';
import { scanning } from './probes/scanning.ts';
import { thunderbird } from './probes/thunderbird.ts';
import { vpn } from './probes/vpn.ts';
import { wine } from './probes/wine.ts';

/** To add one: a file in `probes/` and a line here. */
const probes: readonly Probe[] = [
  libreoffice,
  firefox,
  thunderbird,
  evolution,
  chromium,
  fileManagers,
  documentViewers,
  wine,
  meetings,
  printing,
  scanning,
  vpn,
];

/** The probe that knows this application: by its desktop id, its package, or its program. */
export function probeFor(application: Application): Probe | null {
  const { desktopId, executable } = application;
  const names = [desktopId, application.package, executable?.split('/').pop()].filter((name) => name !== undefined);
  return probes.find(({ knows }) => names.some((name) => knows.test(name.toLowerCase()))) ?? null;
}
