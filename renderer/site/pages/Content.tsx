import type { SiteFrame, SitePage } from '../../../shared/site/contract.ts';
import { Contact } from './Contact.tsx';
import { Conversation } from './Conversation.tsx';
import { Home } from './Home.tsx';
import { Missing } from './Missing.tsx';
import { Report } from './Report.tsx';
import { Results } from './Results.tsx';
import { TipArticle } from './TipArticle.tsx';
import { Trouble } from './Trouble.tsx';
import { Wall } from './Wall.tsx';

export function Content({ page, frame }: { readonly page: SitePage; readonly frame: SiteFrame }) {
  switch (page.kind) {
    case 'home':
      return <Home tips={page.tips} frame={frame} />;
    case 'search':
      return <Results question={page.question} hits={page.hits} frame={frame} />;
    case 'tip':
      return <TipArticle tip={page.tip} related={page.related} frame={frame} />;
    case 'contact':
      return <Contact contact={page.contact} frame={frame} />;
    case 'report':
      return <Report form={page.form} problems={page.problems} token={page.key} limits={page.limits} frame={frame} />;
    case 'conversation':
      return <Conversation conversation={page.conversation} limits={page.limits} frame={frame} />;
    case 'trouble':
      return <Trouble trouble={page.trouble} contact={page.contact} frame={frame} />;
    case 'wall':
      return <Wall address={page.address} contact={page.contact} frame={frame} />;
    case 'missing':
      return <Missing frame={frame} />;
  }
}
