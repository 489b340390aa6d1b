import { ActionIcon, Group, Modal } from '@mantine/core';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { fillPath } from '../../../shared/api/route.ts';
import type { Attachment } from '../../../shared/model/ticket.ts';
import { bytesText } from '../../components/diagnostics/format.ts';
import styles from './conversation.module.css';

interface Props {
  readonly ticketId: string;
  readonly attachments: readonly Attachment[];
}

function Picture({ url, name, onOpen }: { readonly url: string; readonly name: string; readonly onOpen: () => void }) {
  const { t } = useTranslation('console');
  const [lost, setLost] = useState(false);
  if (lost) return <p className={styles.lost}>{t('ticket.pictureLost', { name })}</p>;
  return (
    <button type="button" className={styles.thumb} onClick={onOpen} aria-label={t('ticket.openPicture', { name })}>
      <img src={url} alt="" loading="lazy" onError={() => setLost(true)} />
    </button>
  );
}

const isPicture = ({ mediaType }: Attachment): boolean => /^image\/(?:png|jpeg|webp)$/.test(mediaType);

/** Pictures, small; a click shows one large, with zoom. Other files to be saved: nothing of a stranger's is opened here. */
export function Attachments({ ticketId, attachments: all }: Props) {
  const { t, i18n } = useTranslation('console');
  const [open, setOpen] = useState<number | null>(null);
  const [zoomed, setZoomed] = useState(false);
  if (all.length === 0) return null;
  const attachments = all.filter(isPicture);
  const urlOf = (id: string) => fillPath(agentRoutes.getAgentAttachment.path, { id: ticketId, attachmentId: id });
  const nameOf = (attachment: Attachment, index: number) =>
    attachment.kind === 'screenshot' ? t('ticket.screenshot') : t('ticket.picture', { number: index + 1 });
  const shown = open === null ? undefined : attachments[open];
  const title = shown && open !== null ? `${nameOf(shown, open)} · ${bytesText(shown.bytes, i18n.language)}` : '';
  return (
    <Group gap="sm" mt="sm">
      {attachments.map((attachment, index) => (
        <Picture
          key={attachment.id}
          url={urlOf(attachment.id)}
          name={nameOf(attachment, index)}
          onOpen={() => {
            setZoomed(false);
            setOpen(index);
          }}
        />
      ))}
      {all
        .filter((file) => !isPicture(file))
        .map(({ id, name, mediaType, bytes }) => (
          <a key={id} href={urlOf(id)} download={name || id}>
            {name || mediaType} · {bytesText(bytes, i18n.language)}
          </a>
        ))}
      <Modal
        opened={shown !== undefined}
        onClose={() => setOpen(null)}
        size="100%"
        title={title}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {shown && (
          <>
            <ActionIcon
              variant="default"
              size="lg"
              mb="xs"
              aria-pressed={zoomed}
              aria-label={t('ticket.zoom')}
              onClick={() => setZoomed(!zoomed)}
            >
              {zoomed ? <IconZoomOut aria-hidden /> : <IconZoomIn aria-hidden />}
            </ActionIcon>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
            <section className={styles.large} tabIndex={0} aria-label={title}>
              <img src={urlOf(shown.id)} alt={title} data-zoomed={zoomed || undefined} />
            </section>
          </>
        )}
      </Modal>
    </Group>
  );
}
