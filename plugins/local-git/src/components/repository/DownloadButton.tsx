import { useApi } from '@backstage/core-plugin-api';
import { Button, errorReason } from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import type { BlobCardProps } from './BlobCard';

/** Saves a file as it is. Its bytes are fetched with the person's credentials, which a plain link wouldn't send. */
export const DownloadButton = ({ repository, blob }: BlobCardProps) => {
  const api = useApi(localGitApiRef);
  const [problem, setProblem] = useState<string>();
  const download = async () => {
    setProblem(undefined);
    try {
      const bytes = await api.getRaw(repository, {
        ref: blob.commit,
        path: blob.path,
      });
      const url = URL.createObjectURL(bytes);
      const link = document.createElement('a');
      link.href = url;
      link.download = blob.path.split('/').pop() ?? 'file';
      link.click();
      URL.revokeObjectURL(url);
    } catch (error) {
      setProblem(errorReason(error));
    }
  };
  return (
    <>
      <Button small onClick={download}>
        Download
      </Button>
      {problem && (
        <span role="alert">The file could not be had: {problem}</span>
      )}
    </>
  );
};
