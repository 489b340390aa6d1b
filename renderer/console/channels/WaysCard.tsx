import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentRoutes, type ChannelHealth } from '../../../shared/api/agent-routes.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import common from '../common/common.module.css';
import { Pill } from '../common/Pill.tsx';
import { Empty, Loaded } from '../common/States.tsx';
import styles from './channels.module.css';
import { stateOf } from './state-of.ts';

const tones = { works: 'ok', fails: 'danger', silent: 'accent' } as const;

function Way({ way }: { readonly way: ChannelHealth }) {
  const { t, i18n } = useTranslation('console');
  const state = stateOf(way, Date.now());
  const since = state === 'fails' ? way.failingSince : state === 'silent' ? way.toldAt : null;
  return (
    <tr>
      <td>
        <span className={common.main}>{t(`channels.way.${way.channel}.${way.part}`)}</span>
        <br />
        <span className={common.quiet}>{way.name}</span>
      </td>
      <td>
        <Pill tone={tones[state]}>{t(`channels.state.${state}`)}</Pill>
        {since !== null && <> {timeText(since, i18n.language)}</>}
      </td>
      <td data-head={t('channels.okAt')}>{way.okAt === null ? t('never') : <Ago time={way.okAt} />}</td>
      <td data-head={way.error === null ? undefined : t('channels.error')} className={styles.error}>
        {way.error}
      </td>
    </tr>
  );
}

/** Mailboxes, mail servers, gateways: does it work, and if not, since when and what does the other side say. */
export function WaysCard() {
  const { t } = useTranslation('console');
  const query = useQuery({
    queryKey: ['tickets', 'channels'],
    queryFn: () => call(agentRoutes.listChannels, {}),
    refetchInterval: 30_000,
  });
  return (
    <section aria-labelledby="channels-ways">
      <h2 id="channels-ways" className={styles.title}>
        {t('channels.ways')}
      </h2>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('channels.none')}>
              <p>{t('channels.noneHow')}</p>
            </Empty>
          ) : (
            <div className={common.tableBox}>
              <table className={common.table}>
                <caption className="visually-hidden">{t('channels.ways')}</caption>
                <thead>
                  <tr>
                    {['way.head', 'state.head', 'okAt', 'error'].map((head) => (
                      <th key={head} scope="col">
                        {t(`channels.${head}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((way) => (
                    <Way key={way.name} way={way} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
