import { useApi } from '@backstage/core-plugin-api';
import { useLoaded } from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import { imageType } from '../../lib/imageType';
import type { LinkContext } from '../../lib/resolveLink';
import styles from './markdown.module.css';

const MAX_BYTES = 2 * 1024 * 1024;

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Props of {@link RepositoryImage}. */
export interface RepositoryImageProps {
  context: Pick<LinkContext, 'repository' | 'ref'>;
  path: string;
  alt: string;
}

/**
 * An image out of the repository. It is fetched with the person's credentials, which an `<img>` alone wouldn't send;
 * inside an `<img>` no script of an SVG runs.
 */
export const RepositoryImage = (props: RepositoryImageProps) => {
  const { context, path, alt } = props;
  const { repository, ref } = context;
  const { owner, name } = repository;
  const api = useApi(localGitApiRef);
  const { value, error } = useLoaded(
    useCallback(async () => {
      const type = imageType(path);
      if (!type) throw new Error('it is of no kind that browsers show safely');
      const bytes = await api.getRaw({ owner, name }, { ref, path });
      if (bytes.size > MAX_BYTES) throw new Error('it is larger than 2 MiB');
      return toDataUrl(new Blob([bytes], { type }));
    }, [api, owner, name, ref, path]),
  );
  if (error) {
    return (
      <span className={styles.missing}>
        Image {alt || path}: {error.message}
      </span>
    );
  }
  return value ? (
    <img src={value} alt={alt} />
  ) : (
    <span className={styles.missing}>Image {alt || path}</span>
  );
};
