import {
  Bones,
  cardStyles,
  StateMessage,
  textStyles,
} from '@causeway/plugin-ui-react';
import { lazy, Suspense } from 'react';
import { formatBytes } from '../../lib/formatBytes';
import { imageType } from '../../lib/imageType';
import { RepositoryImage } from '../markdown/RepositoryImage';
import type { BlobCardProps } from './BlobCard';
import { CodeLines } from './CodeLines';
import styles from './repository.module.css';

const Markdown = lazy(() =>
  import('../markdown/Markdown').then(m => ({ default: m.Markdown })),
);

/** A file's content, as far as a page can show it. */
export const BlobContent = (props: BlobCardProps & { rendered: boolean }) => {
  const { repository, blob, rendered } = props;
  const { ref, path } = blob;
  if (blob.binary && imageType(path)) {
    return (
      <div className={styles.picture}>
        <RepositoryImage context={{ repository, ref }} path={path} alt={path} />
      </div>
    );
  }
  if (blob.binary) {
    return (
      <StateMessage title="This file is binary">
        It holds no text that could be shown. Download it to open it.
      </StateMessage>
    );
  }
  if (blob.tooLarge || blob.content === undefined) {
    return (
      <StateMessage title="This file is too large to be shown">
        It has {formatBytes(blob.size)}. Download it, or clone the repository.
      </StateMessage>
    );
  }
  if (!blob.content) {
    return (
      <p className={`${cardStyles.body} ${textStyles.quiet}`}>
        The file is empty.
      </p>
    );
  }
  if (rendered) {
    return (
      <div className={styles.document}>
        <Suspense fallback={<Bones lines={6} label="Rendering the file" />}>
          <Markdown
            text={blob.content}
            context={{
              repository,
              ref,
              folder: path.split('/').slice(0, -1).join('/'),
            }}
          />
        </Suspense>
      </div>
    );
  }
  return <CodeLines path={path} text={blob.content} />;
};
