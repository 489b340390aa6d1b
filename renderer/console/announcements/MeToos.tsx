import { Modal, Table } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AgentAnnouncement, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import { Pager } from '../common/Pager.tsx';
import { Empty, Loaded } from '../common/States.tsx';

const size = 50;

/** Who has it too: whoever waits longest may need a call. */
export function MeToos({ issue, onClose }: { readonly issue: AgentAnnouncement; readonly onClose: () => void }) {
  const { t } = useTranslation('console');
  const [page, setPage] = useState(1);
  const query = useQuery({
    // Under the topic, so that a poke has it read again.
    queryKey: ['announcements', 'me-toos', issue.id, page],
    queryFn: () => call(agentRoutes.listMeToos, { params: { id: issue.id }, query: { page, size } }),
    placeholderData: keepPreviousData,
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={t('announcements.meTooTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Loaded query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty title={t('announcements.meTooNone')} />
          ) : (
            <>
              <Table aria-label={t('announcements.meTooTitle')}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('desktops.person')}</Table.Th>
                    <Table.Th>{t('announcements.meTooAt')}</Table.Th>
                    <Table.Th>{t('queue.ticket')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map(({ desktopId, userName, hostName, at }) => (
                    <Table.Tr key={desktopId}>
                      <Table.Td>
                        {userName}@{hostName}
                      </Table.Td>
                      <Table.Td>
                        <Ago time={at} />
                      </Table.Td>
                      <Table.Td>
                        <Link href={`/tickets?desktop=${desktopId}`}>{t('announcements.meTooTickets')}</Link>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              <Pager page={page} size={size} total={total} onPage={setPage} label={t('announcements.meTooTitle')} />
            </>
          )
        }
      </Loaded>
    </Modal>
  );
}
