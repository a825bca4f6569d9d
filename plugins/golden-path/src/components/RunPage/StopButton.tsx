import { useState } from 'react';
import Button from '@mui/material/Button';
import { toError } from '@backstage/errors';
import { toastApiRef, useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { taskCancelPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';

/** Stops a run, for those who may. */
export function StopButton(props: { taskId: string }) {
  const { taskId } = props;
  const scaffolderApi = useApi(scaffolderApiRef);
  const toastApi = useApi(toastApiRef);
  const [stopping, setStopping] = useState(false);
  const { allowed } = usePermission({
    permission: taskCancelPermission,
    resourceRef: taskId,
  });
  if (!allowed) {
    return null;
  }
  const stop = async () => {
    setStopping(true);
    try {
      await scaffolderApi.cancelTask(taskId);
    } catch (error) {
      setStopping(false);
      toastApi.post({
        title: 'The run could not be stopped',
        description: toError(error).message,
        status: 'danger',
      });
    }
  };
  return (
    <Button variant="outlined" disabled={stopping} onClick={stop}>
      {stopping ? 'Stopping' : 'Stop'}
    </Button>
  );
}
