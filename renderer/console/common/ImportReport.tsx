import { Button, Modal } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { agentRoutes, type ImportedReport } from '../../../shared/api/agent-routes.ts';
import { maxReportFileBytes, reportFileEnd } from '../../../shared/report-file/format.ts';
import { call } from '../api/call.ts';
import styles from './import-report.module.css';
import { FailureNote } from './States.tsx';
import { useToast } from './toasts.tsx';
import { useFileDrop } from './useFileDrop.ts';

type Taken = { readonly name: string } & ({ readonly report: ImportedReport } | { readonly error: unknown } | { readonly tooLarge: true });

async function takeOne(file: File): Promise<Taken> {
  if (file.size > maxReportFileBytes) return { name: file.name, tooLarge: true };
  try {
    const body = new Uint8Array(await file.arrayBuffer());
    return { name: file.name, report: await call(agentRoutes.importReportFile, { body }) };
  } catch (error) {
    return { name: file.name, error };
  }
}

/** Reports that people saved as files: by the button, or dropped anywhere on the page. One that went well is opened. */
export function ImportReport() {
  const { t } = useTranslation('console');
  const toast = useToast();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const take = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const all: Taken[] = [];
      for (const file of files) all.push(await takeOne(file));
      return all;
    },
    onSuccess: (all) => {
      void client.invalidateQueries({ queryKey: ['tickets'] });
      const [only] = all;
      if (all.length !== 1 || !only || !('report' in only)) return;
      toast(t(only.report.again ? 'reportFile.again' : 'reportFile.imported', { number: only.report.number }));
      navigate(`/tickets/${only.report.ticketId}`);
    },
  });
  const begin = (files: readonly File[]) => files.length > 0 && !take.isPending && take.mutate(files);
  const over = useFileDrop(begin);
  const shown = take.data && !(take.data.length === 1 && take.data.every((one) => 'report' in one)) ? take.data : null;
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={`${reportFileEnd},.zip`}
        aria-label={t('reportFile.files')}
        onChange={(event) => {
          begin([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconFileImport size={16} aria-hidden />}
        loading={take.isPending}
        onClick={() => input.current?.click()}
      >
        {t('reportFile.import')}
      </Button>
      {over && (
        <div className={styles.drop}>
          <p>{t('reportFile.drop')}</p>
        </div>
      )}
      <Modal
        opened={shown !== null}
        onClose={() => take.reset()}
        title={t('reportFile.result')}
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <ul className={styles.results}>
          {shown?.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and the list never changes
            <li key={at}>
              <p className={styles.name}>{one.name}</p>
              <Result taken={one} />
            </li>
          ))}
        </ul>
      </Modal>
    </>
  );
}

function Result({ taken }: { readonly taken: Taken }) {
  const { t } = useTranslation('console');
  if ('error' in taken) return <FailureNote error={taken.error} />;
  if ('tooLarge' in taken) return <p>{t('failure.too-large')}</p>;
  const { ticketId, number, again } = taken.report;
  return <Link href={`/tickets/${ticketId}`}>{t(again ? 'reportFile.again' : 'reportFile.imported', { number })}</Link>;
}
