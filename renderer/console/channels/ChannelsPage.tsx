import { useTranslation } from 'react-i18next';
import { Page } from '../common/Page.tsx';
import styles from './channels.module.css';
import { UnsentCard } from './UnsentCard.tsx';
import { WaysCard } from './WaysCard.tsx';

/** One after the other. To add one: a file here that exports the card, and its name in this list. */
const cards = [WaysCard, UnsentCard];

/** How the ways to people beside the tray are doing, for administrators. */
export function ChannelsPage() {
  const { t } = useTranslation('console');
  return (
    <Page title={t('nav.channels')} intro={t('channels.intro')}>
      <div className={styles.cards}>
        {cards.map((Card) => (
          <Card key={Card.name} />
        ))}
      </div>
    </Page>
  );
}
