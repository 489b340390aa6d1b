import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type AgentGroup, type MembersChanged, mostNamed } from '../../../shared/api/agent-routes.ts';
import { CopyLine } from '../common/CopyLine.tsx';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import { useMembers } from '../common/useMembers.ts';
import styles from './groups.module.css';
import { namesIn } from './names.ts';

interface Props {
  readonly group: AgentGroup;
  readonly onClose: () => void;
}

/** Puts desktops into a group by a pasted list, and tells what became of each name. */
export function MembersByName({ group, onClose }: Props) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const [pasted, setPasted] = useState('');
  const add = useMembers();
  const undo = useMembers();
  const names = namesIn(pasted);
  const tooMany = names.length > mostNamed;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (names.length > 0 && !tooMany) add.mutate({ groupId: group.id, action: 'add', desktops: { by: 'names', names } });
  };
  const takeBack = (ids: string[]) =>
    undo.mutate(
      { groupId: group.id, action: 'remove', desktops: { by: 'ids', ids } },
      {
        onSuccess: () => {
          toast(t('groups.undone'));
          onClose();
        },
      },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('groups.addTitle', { name: group.name })}
      size="lg"
      centered
      closeOnClickOutside={pasted === ''}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {add.data ? (
        <>
          <Account changed={add.data} />
          {undo.error && <FailureNote error={undo.error} />}
          <Group justify="flex-end" mt="lg" gap="sm">
            {add.data.changed.length > 0 && add.data.changed.length <= mostNamed && (
              <Button variant="default" loading={undo.isPending} onClick={() => takeBack(add.data.changed)}>
                {t('groups.undo')}
              </Button>
            )}
            <Button onClick={onClose} data-autofocus>
              {t('done')}
            </Button>
          </Group>
        </>
      ) : (
        <form onSubmit={submit}>
          <Textarea
            label={t('groups.names')}
            description={t('groups.namesHint')}
            error={tooMany ? t('groups.tooMany', { count: mostNamed }) : undefined}
            autosize
            minRows={6}
            maxRows={16}
            data-autofocus
            value={pasted}
            onChange={(event) => setPasted(event.currentTarget.value)}
          />
          <p className={styles.other}>
            <Link href="/desktops">{t('groups.addByList')}</Link>
          </p>
          {add.error && <FailureNote error={add.error} />}
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={names.length === 0 || tooMany} loading={add.isPending}>
              {t('groups.add')}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

function Account({ changed: { changed, unchanged, several, notFound } }: { readonly changed: MembersChanged }) {
  const { t } = useTranslation('console');
  return (
    <div role="status" className={styles.account}>
      <p>
        <strong>{t('groups.result.joined', { count: changed.length })}</strong>{' '}
        {unchanged > 0 && t('groups.result.already', { count: unchanged })}
      </p>
      {several.length > 0 && (
        <>
          <p>{t('groups.result.several')}</p>
          <ul>
            {several.map(({ name, desktops }) => (
              <li key={name}>{t('groups.result.severalName', { name, count: desktops })}</li>
            ))}
          </ul>
        </>
      )}
      {notFound.length > 0 && (
        <>
          <p className={styles.notFound}>{t('groups.result.notFound', { count: notFound.length })}</p>
          <CopyLine value={notFound.join(', ')} label={t('groups.result.copyNotFound')} />
        </>
      )}
    </div>
  );
}
