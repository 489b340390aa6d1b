import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DesktopChoice, mostNamed } from '../../../shared/api/agent-routes.ts';
import { FailureNote } from '../common/States.tsx';
import { useGroups } from '../common/useGroups.ts';
import { type MembersChange, useMembers } from '../common/useMembers.ts';
import styles from './desktops.module.css';

interface Props {
  readonly chosen: DesktopChoice;
  /** 0: nothing is chosen; what was done last can still be undone. */
  readonly count: number;
  /** How many match the filters, when that is more than is chosen. */
  readonly more: number | null;
  readonly onAll: () => void;
  readonly onNone: () => void;
  readonly onDone: () => void;
}

/** What was done last, in words, and the way back when there is one. */
interface Done {
  readonly text: string;
  readonly back: MembersChange | null;
}

/** What can be done with the chosen desktops: put them into a group, or take them out of one. The last deed can be undone. */
export function ChosenBar({ chosen, count, more, onAll, onNone, onDone }: Props) {
  const { t } = useTranslation('console');
  const groups = useGroups().data?.items ?? [];
  const members = useMembers();
  const [done, setDone] = useState<Done | null>(null);
  const act = (action: 'add' | 'remove', { id: groupId, name }: { readonly id: string; readonly name: string }) =>
    members.mutate(
      { groupId, action, desktops: chosen },
      {
        onSuccess: ({ changed }) => {
          const undoable = changed.length > 0 && changed.length <= mostNamed;
          setDone({
            text: t(action === 'add' ? 'groups.joined' : 'groups.left', { count: changed.length, name }),
            back: undoable ? { groupId, action: action === 'add' ? 'remove' : 'add', desktops: { by: 'ids', ids: changed } } : null,
          });
          onDone();
        },
      },
    );
  const undo = (back: MembersChange) => members.mutate(back, { onSuccess: () => setDone({ text: t('groups.undone'), back: null }) });
  const menu = (action: 'add' | 'remove') => (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button size="xs" variant="default" loading={members.isPending}>
          {t(action === 'add' ? 'groups.putInto' : 'groups.takeOut')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {groups.length === 0 && <Menu.Label>{t('groups.noneToChoose')}</Menu.Label>}
        {groups.map((group) => (
          <Menu.Item key={group.id} onClick={() => act(action, group)}>
            {group.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  if (count === 0 && done === null) return null;
  return (
    <>
      <section className={styles.chosen} aria-label={t('groups.chosenLabel')}>
        {count > 0 && (
          <>
            <strong>{t('groups.chosen', { count })}</strong>
            {more !== null && (
              <Button size="compact-sm" variant="subtle" onClick={onAll}>
                {t('groups.chooseAll', { count: more })}
              </Button>
            )}
            {menu('add')}
            {menu('remove')}
            <Button size="compact-sm" variant="subtle" onClick={onNone}>
              {t('groups.clear')}
            </Button>
          </>
        )}
        <span role="status">{done?.text}</span>
        {done?.back && (
          <Button size="xs" variant="default" loading={members.isPending} onClick={() => done.back && undo(done.back)}>
            {t('groups.undo')}
          </Button>
        )}
      </section>
      {members.error && <FailureNote error={members.error} />}
    </>
  );
}
