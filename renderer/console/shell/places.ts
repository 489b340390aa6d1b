import {
  IconArrowsExchange,
  IconBook2,
  IconBulb,
  IconChartBar,
  IconDeviceDesktop,
  IconDevices,
  IconHistory,
  IconInbox,
  IconKey,
  IconMailbox,
  IconMessages,
  type IconProps,
  IconSettings,
  IconSpeakerphone,
  IconUserShare,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../../../shared/api/route.ts';

interface Place {
  readonly to: string;
  /** Key of its name. */
  readonly key: string;
  readonly role: Role;
  readonly Icon: ComponentType<IconProps>;
}

interface Group {
  /** Key of its name. */
  readonly key: string;
  readonly places: readonly Place[];
}

/** What the navigation offers, by what one comes for; what somebody may not do is not offered. */
export const groups: readonly Group[] = [
  {
    key: 'nav.help',
    places: [
      { to: '/tickets', key: 'nav.tickets', role: 'agent', Icon: IconInbox },
      { to: '/canned-answers', key: 'day.canned.nav', role: 'agent', Icon: IconMessages },
      { to: '/reports', key: 'nav.reports', role: 'agent', Icon: IconChartBar },
    ],
  },
  {
    key: 'nav.knowledge',
    places: [
      { to: '/tips', key: 'nav.tips', role: 'agent', Icon: IconBulb },
      { to: '/reading-list', key: 'nav.reading', role: 'agent', Icon: IconBook2 },
      { to: '/announcements', key: 'nav.announcements', role: 'agent', Icon: IconSpeakerphone },
    ],
  },
  {
    key: 'nav.computers',
    places: [
      { to: '/desktops', key: 'nav.desktops', role: 'agent', Icon: IconDeviceDesktop },
      { to: '/groups', key: 'nav.groups', role: 'agent', Icon: IconDevices },
      { to: '/keys', key: 'nav.keys', role: 'admin', Icon: IconKey },
      { to: '/policy', key: 'nav.policy', role: 'admin', Icon: IconSettings },
    ],
  },
  {
    key: 'nav.desk',
    places: [
      { to: '/users', key: 'nav.users', role: 'admin', Icon: IconUsers },
      { to: '/assignment-rules', key: 'day.rules.nav', role: 'admin', Icon: IconUserShare },
      { to: '/channels', key: 'nav.channels', role: 'admin', Icon: IconMailbox },
      { to: '/bridges', key: 'nav.bridges', role: 'admin', Icon: IconArrowsExchange },
      { to: '/audit', key: 'nav.audit', role: 'admin', Icon: IconHistory },
    ],
  },
];
/** All of them. */
export const places: readonly Place[] = groups.flatMap((group) => group.places);
