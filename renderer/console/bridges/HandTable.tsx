import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Confirm } from '../common/Confirm.tsx';
import common from '../common/common.module.css';
import { useToast } from '../common/toasts.tsx';
import styles from './bridges.module.css';

interface Row {
  readonly ticket: { readonly id: string; readonly number: number; readonly title: string };
}

interface Props<T extends Row> {
  readonly title: string;
  readonly hint: string;
  /** What stands between the ticket and the button. */
  readonly heads: readonly [string, string];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly cells: (row: T) => ReactNode;
  /** What a person can have done about a row, and is asked about first. */
  readonly act: {
    readonly word: string;
    /** Of the button, for those who do not see its row. */
    readonly name: (row: T) => string;
    readonly possible?: (row: T) => boolean;
    readonly run: (row: T) => Promise<unknown>;
    readonly question: string;
    readonly text: (row: T) => string;
    readonly done: string;
  };
}

/** Tickets that a bridge cannot go on with alone: each with what is the matter, and with what a person can do. */
export function HandTable<T extends Row>({ title, hint, heads, rows, keyOf, cells, act }: Props<T>) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<T | null>(null);
  const acting = useMutation({
    mutationFn: act.run,
    onSuccess: () => {
      setAsking(null);
      toast(act.done);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['bridges'] }),
  });
  const close = () => {
    setAsking(null);
    acting.reset();
  };
  return (
    <>
      <h3 className={styles.part}>{title}</h3>
      <p className={styles.hint}>{hint}</p>
      <div className={common.tableBox}>
        <table className={common.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {[t('bridges.ticket'), ...heads].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                <td className={common.main}>
                  <Link href={`/tickets/${row.ticket.id}`}>
                    #{row.ticket.number} {row.ticket.title}
                  </Link>
                </td>
                {cells(row)}
                <td>
                  {(act.possible?.(row) ?? true) && (
                    <Button size="xs" variant="default" aria-label={act.name(row)} onClick={() => setAsking(row)}>
                      {act.word}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Confirm
        opened={asking !== null}
        title={act.question}
        action={act.word}
        busy={acting.isPending}
        error={acting.error}
        onConfirm={() => asking && acting.mutate(asking)}
        onClose={close}
      >
        {asking && <p>{act.text(asking)}</p>}
      </Confirm>
    </>
  );
}
