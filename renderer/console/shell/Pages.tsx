import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch } from 'wouter';
import { AnnouncementsPage } from '../announcements/AnnouncementsPage.tsx';
import { mayAct, useCurrentUser } from '../api/session.ts';
import { AuditPage } from '../audit/AuditPage.tsx';
import { BridgesPage } from '../bridges/BridgesPage.tsx';
import { CallPage } from '../calls/CallPage.tsx';
import { CannedPage } from '../canned/CannedPage.tsx';
import { ChannelsPage } from '../channels/ChannelsPage.tsx';
import { Page } from '../common/Page.tsx';
import { Empty } from '../common/States.tsx';
import { DesktopsPage } from '../desktops/DesktopsPage.tsx';
import { GroupsPage } from '../groups/GroupsPage.tsx';
import { KeysPage } from '../keys/KeysPage.tsx';
import { LeadPage } from '../lead/LeadPage.tsx';
import { PolicyPage } from '../policy/PolicyPage.tsx';
import { QueuePage } from '../queue/QueuePage.tsx';
import { ReadingListPage } from '../reading/ReadingListPage.tsx';
import { RulesPage } from '../rules/RulesPage.tsx';
import { TicketPage } from '../ticket/TicketPage.tsx';
import { TipEditorPage } from '../tips/TipEditorPage.tsx';
import { TipImportPage } from '../tips/TipImportPage.tsx';
import { TipsPage } from '../tips/TipsPage.tsx';
import { UsersPage } from '../users/UsersPage.tsx';
import { places } from './places.ts';

const adminPages = {
  '/keys': KeysPage,
  '/users': UsersPage,
  '/bridges': BridgesPage,
  '/assignment-rules': RulesPage,
  '/policy': PolicyPage,
  '/channels': ChannelsPage,
  '/audit': AuditPage,
} as const;

function Forbidden() {
  const { t } = useTranslation('console');
  return (
    <Page title={t('forbidden.title')}>
      <Empty title={t('forbidden.text')}>
        <Link href="/tickets">{t('backToQueue')}</Link>
      </Empty>
    </Page>
  );
}

function Nowhere() {
  const { t } = useTranslation('console');
  return (
    <Page title={t('nowhere.title')}>
      <Empty title={t('nowhere.text')}>
        <Link href="/tickets">{t('backToQueue')}</Link>
      </Empty>
    </Page>
  );
}

export function Pages() {
  const { role } = useCurrentUser();
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/tickets" replace />
      </Route>
      <Route path="/tickets" component={QueuePage} />
      <Route path="/tickets/:id">{({ id }) => <TicketPage key={id} id={id} />}</Route>
      <Route path="/calls/:id">{({ id }) => <CallPage key={id} id={id} />}</Route>
      <Route path="/tips" component={TipsPage} />
      <Route path="/tip-import">{mayAct(role, 'editor') ? <TipImportPage /> : <Forbidden />}</Route>
      <Route path="/tips/:id">{({ id }) => <TipEditorPage key={id} id={id} />}</Route>
      <Route path="/reading-list" component={ReadingListPage} />
      <Route path="/canned-answers" component={CannedPage} />
      <Route path="/announcements" component={AnnouncementsPage} />
      <Route path="/desktops" component={DesktopsPage} />
      <Route path="/groups" component={GroupsPage} />
      <Route path="/reports" component={LeadPage} />
      {Object.entries(adminPages).map(([path, Admin]) => (
        <Route key={path} path={path}>
          {mayAct(role, places.find(({ to }) => to === path)?.role ?? 'admin') ? <Admin /> : <Forbidden />}
        </Route>
      ))}
      <Route component={Nowhere} />
    </Switch>
  );
}
