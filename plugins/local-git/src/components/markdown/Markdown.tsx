import { useEffect, useMemo, useRef } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import { Link, useLocation } from 'react-router-dom';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import {
  ANCHOR_PREFIX,
  resolveImage,
  resolveLink,
  type LinkContext,
} from '../../lib/resolveLink';
import styles from './markdown.module.css';
import { RepositoryImage } from './RepositoryImage';
import { shapeHeadings } from './shapeHeadings';

/** What scrolls sideways is reached by keyboard. */
const scrollable = (label: string) => ({
  role: 'region',
  tabIndex: 0,
  'aria-label': label,
});

function componentsFor(context: LinkContext): Components {
  return {
    a: ({ href, title, children }) => {
      const link = resolveLink(href, context);
      switch (link?.kind) {
        case 'page':
          return (
            <Link to={link.to} title={title}>
              {children}
            </Link>
          );
        case 'anchor':
          return <a href={`#${encodeURIComponent(link.id)}`}>{children}</a>;
        case 'external':
          return (
            <a
              href={link.href}
              title={title}
              target="_blank"
              rel="noreferrer noopener"
            >
              {children}
            </a>
          );
        default:
          return <span>{children}</span>;
      }
    },
    img: ({ src, alt = '' }) => {
      const image = resolveImage(src, context);
      if (image?.kind === 'file') {
        return (
          <RepositoryImage context={context} path={image.path} alt={alt} />
        );
      }
      // An image elsewhere would tell its host who reads this, and when.
      return image ? (
        <span className={styles.missing} title={image.href}>
          Image on {new URL(image.href).host}
          {alt && `: ${alt}`}
        </span>
      ) : (
        <span className={styles.missing}>{alt}</span>
      );
    },
    pre: ({ children }) => <pre {...scrollable('Code')}>{children}</pre>,
    table: ({ children }) => (
      <div className={styles.scroll} {...scrollable('Table')}>
        <table>{children}</table>
      </div>
    ),
    input: ({ checked }) => (
      <input
        type="checkbox"
        disabled
        checked={Boolean(checked)}
        readOnly
        aria-label={checked ? 'Done' : 'To do'}
      />
    ),
  };
}

/** Props of {@link Markdown}. */
export interface MarkdownProps {
  text: string;
  /** Where its relative links start from. */
  context: LinkContext;
}

/**
 * A text from a repository or a person, rendered. It is hostile until sanitised: no scripts, no styles, no forms, no
 * request to a host that isn't the portal's.
 */
export const Markdown = (props: MarkdownProps) => {
  const { text, context } = props;
  const { owner, name } = context.repository;
  const { ref, folder } = context;
  const root = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  const components = useMemo(
    () => componentsFor({ repository: { owner, name }, ref, folder }),
    [owner, name, ref, folder],
  );

  useEffect(() => {
    const wanted = decodeURIComponent(hash.slice(1)).replace(ANCHOR_PREFIX, '');
    if (!wanted) return;
    const found = [...(root.current?.querySelectorAll('[id]') ?? [])].find(
      ({ id }) => id === `${ANCHOR_PREFIX}${wanted}`,
    );
    found?.scrollIntoView();
  }, [hash, text]);

  return (
    <div ref={root} className={styles.markdown}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[rehypeRaw, rehypeSanitize, shapeHeadings]}
        components={components}
        // Links and images are judged above, where it is known what they belong to.
        transformLinkUri={null}
        transformImageUri={uri => uri}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
};
