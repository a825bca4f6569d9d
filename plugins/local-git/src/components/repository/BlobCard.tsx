import type { Blob, RepositoryRef } from '@causeway/plugin-local-git-common';
import {
  Button,
  cardStyles,
  CopyButton,
  plural,
  textStyles,
} from '@causeway/plugin-ui-react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { formatBytes } from '../../lib/formatBytes';
import { isMarkdown } from '../../lib/isMarkdown';
import { lineRange, linesOfText } from '../../lib/lineRange';
import { BlobContent } from './BlobContent';
import { DownloadButton } from './DownloadButton';

/** Props of {@link BlobCard}. */
export interface BlobCardProps {
  repository: RepositoryRef;
  blob: Blob;
}

function factsOf(blob: Blob): string {
  const facts = [formatBytes(blob.size)];
  if (blob.content) {
    facts.unshift(plural(linesOfText(blob.content).length, 'line'));
  }
  if (blob.type === 'symlink') facts.push('symbolic link, shown as text');
  if (blob.executable) facts.push('executable');
  return facts.join(' · ');
}

/** A file: what it is, what can be done with it, and its content. */
export const BlobCard = ({ repository, blob }: BlobCardProps) => {
  const [params, setParams] = useSearchParams();
  const { hash } = useLocation();
  const canRender = isMarkdown(blob.path) && blob.type === 'file';
  // The address of a line means the source.
  const plain = params.get('plain') === '1' || lineRange(hash) !== undefined;
  return (
    <>
      <div className={cardStyles.head}>
        <span className={textStyles.quiet}>{factsOf(blob)}</span>
        <span className={cardStyles.aside}>
          {canRender && (
            <Button
              small
              onClick={() => setParams(plain ? {} : { plain: '1' })}
            >
              {plain ? 'Show rendered' : 'Show source'}
            </Button>
          )}
          {blob.content !== undefined && (
            <CopyButton text={blob.content} what="file" />
          )}
          <DownloadButton repository={repository} blob={blob} />
        </span>
      </div>
      <BlobContent
        repository={repository}
        blob={blob}
        rendered={canRender && !plain}
      />
    </>
  );
};
