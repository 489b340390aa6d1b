import type { SiteFrame, SitePage } from '../../../shared/site/contract.ts';
import { Contact } from './Contact.tsx';
import { Home } from './Home.tsx';
import { Missing } from './Missing.tsx';
import { Results } from './Results.tsx';
import { TipArticle } from './TipArticle.tsx';

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
    case 'missing':
      return <Missing frame={frame} />;
  }
}
