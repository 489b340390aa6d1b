import type { Rule } from '../rule.ts';

/** On Wayland a program sees the screen only through a portal and PipeWire. */
export const screenShareMissing: Rule = ({ probe, session }) => {
  if (!probe?.meeting || session?.type !== 'wayland' || (probe.meeting.portal && probe.meeting.pipewire)) return null;
  return {
    id: 'screen-share-missing',
    severity: 'warning',
    cause: 'desktop',
    text: {
      en: 'Others may see a black screen when you share yours, because a part for it is missing.',
      id: 'Orang lain bisa melihat layar hitam saat Anda berbagi layar, karena ada bagian yang belum tersedia.',
    },
    evidence: `Wayland; screen cast portal: ${probe.meeting.portal ? 'found' : 'none'}; PipeWire: ${probe.meeting.pipewire ? 'running' : 'not running'}`,
    section: 'probe',
    tip: 'screen-share-black',
  };
};
