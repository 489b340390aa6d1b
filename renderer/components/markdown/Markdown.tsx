import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import ReactMarkdown, { type Components, defaultUrlTransform } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import { mayFollow } from '../../../shared/model/links.ts';
import { LinkHosts } from './link-hosts.ts';
import styles from './Markdown.module.css';
import { isPictureAddress, MarkdownPicture } from './pictures.tsx';
import { StepActionLink } from './StepActionLink.tsx';

interface Props {
  readonly text: string;
  /** Opens an https link outside the page; without it a link is an ordinary one to a new tab. */
  readonly onLink?: ((url: string) => void) | undefined;
}

/** Text and structure only: no pictures but our own (others would call home), no raw HTML, no forms, https links to allowed hosts and step actions alone. */
const schema = {
  ...defaultSchema,
  tagNames: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'h3', 'h4', 'h5', 'hr', 'kbd', 'img'],
  attributes: { a: ['href'], img: ['src', 'alt'] },
  // A link by http is not followed, but its address is said.
  protocols: { href: ['https', 'http', 'pandu'], src: ['picture'] },
};

/** As react-markdown does by itself, and step actions and pictures of tips. */
const keepUrl = (url: string): string => (url.startsWith('pandu:') || isPictureAddress(url) ? url : defaultUrlTransform(url));

const heading = ({ children }: { readonly children?: ReactNode }) => <p className={styles.heading}>{children}</p>;

function Spelt({ words, address }: { readonly words: ReactNode; readonly address: string }) {
  return (
    <>
      {words} ({address})
    </>
  );
}

function Link({ href, onLink, children }: { readonly href: string | undefined; readonly children: ReactNode } & Pick<Props, 'onLink'>) {
  const { t } = useTranslation('common');
  const hosts = use(LinkHosts);
  if (!href) return <>{children}</>;
  if (href.startsWith('pandu:')) return <StepActionLink url={href}>{children}</StepActionLink>;
  // The address is said, so that the words cannot promise another one and whoever needs it can read it.
  if (!mayFollow(href, hosts)) return children === href ? href : <Spelt words={children} address={href} />;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      title={`${href} (${t('opensOutside')})`}
      onClick={(event) => {
        if (onLink === undefined) return;
        event.preventDefault();
        onLink(href);
      }}
    >
      {children}
    </a>
  );
}

/** Markdown of tips, answers and announcements. What an agent or a server wrote is data: it is sanitised here, always. */
export function Markdown({ text, onLink }: Props) {
  const components: Components = {
    h1: heading,
    h2: heading,
    h3: heading,
    h4: heading,
    h5: heading,
    h6: heading,
    a: ({ href, children }) => (
      <Link href={href} onLink={onLink}>
        {children}
      </Link>
    ),
    img: ({ src, alt }) => <MarkdownPicture src={src} alt={alt} />,
  };
  return (
    <div className={styles.markdown}>
      <ReactMarkdown skipHtml urlTransform={keepUrl} rehypePlugins={[[rehypeSanitize, schema]]} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
