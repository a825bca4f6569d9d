import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { Link, useNavigate } from 'react-router-dom';
import { failedStep } from '../../lib/run';
import type { Run } from '../../lib/run';
import { submitProblem } from '../../lib/submitProblem';
import { runRouteRef, wizardRouteRef } from '../../routes';
import { Notice } from '../PageFrame/Notice';
import { RunLeftovers } from './RunLeftovers';

function useRetry(run: Run) {
  const scaffolderApi = useApi(scaffolderApiRef);
  const runRoute = useRouteRef(runRouteRef);
  const navigate = useNavigate();
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string>();
  const retry = async (templateRef: string) => {
    setStarting(true);
    try {
      const { taskId } = await scaffolderApi.scaffold({
        templateRef,
        values: JSON.parse(JSON.stringify(run.values)),
      });
      navigate(runRoute({ taskId }));
    } catch (error) {
      setProblem(submitProblem(error));
    } finally {
      setStarting(false);
    }
  };
  return { retry, starting, problem };
}

/** Says what failed, what became of what was made before, and offers to run it again. */
export function RunFailure(props: { run: Run }) {
  const { run } = props;
  const { templateRef } = run;
  const { retry, starting, problem } = useRetry(run);
  const wizardRoute = useRouteRef(wizardRouteRef);
  const step = failedStep(run);
  const { namespace, name } = templateRef
    ? parseEntityRef(templateRef)
    : { namespace: '', name: '' };
  const madeSomething = run.steps.some(({ state }) => state === 'done');
  const formData = encodeURIComponent(JSON.stringify(run.values));
  return (
    <Box sx={{ mb: '24px' }}>
      <Notice
        tone={run.state === 'cancelled' ? 'unk' : 'bad'}
        title={
          run.state === 'cancelled'
            ? 'The run was stopped'
            : `Failed at: ${step?.title ?? 'starting the run'}`
        }
      >
        {run.error}
      </Notice>
      {madeSomething && <RunLeftovers run={run} />}
      {problem && (
        <Notice tone="bad" title="It could not be started again">
          {problem}
        </Notice>
      )}
      {templateRef && (
        <Box sx={{ display: 'flex', gap: '8px', flexWrap: 'wrap' }}>
          <Button
            variant="contained"
            disabled={starting}
            onClick={() => retry(templateRef)}
          >
            Run it again
          </Button>
          <Button
            component={Link}
            variant="outlined"
            to={`${wizardRoute({
              namespace,
              templateName: name,
            })}?formData=${formData}`}
          >
            Change the answers
          </Button>
        </Box>
      )}
    </Box>
  );
}
