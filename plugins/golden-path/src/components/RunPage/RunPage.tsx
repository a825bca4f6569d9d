import Box from '@mui/material/Box';
import { formatDuration } from '../../lib/duration';
import { isSettled, runElapsed, shownSteps } from '../../lib/run';
import type { Run } from '../../lib/run';
import { Notice } from '../PageFrame/Notice';
import { PageFrame } from '../PageFrame/PageFrame';
import { FormSkeleton } from '../WizardPage/FormSkeleton';
import { RunFailure } from './RunFailure';
import { RunLog } from './RunLog';
import { RunResult } from './RunResult';
import { RunSteps } from './RunSteps';
import { StopButton } from './StopButton';
import { useNow } from './useNow';
import { useRun } from './useRun';

function titleOf(run: Run): string {
  const { name } = run.values;
  const what = typeof name === 'string' && name ? name : run.templateTitle;
  if (!what) {
    return 'Run';
  }
  switch (run.state) {
    case 'done':
      return `${what} is ready`;
    case 'failed':
      return `${what} could not be created`;
    case 'cancelled':
      return `${what} was stopped`;
    default:
      return `Creating ${what}`;
  }
}

function summaryOf(run: Run, now: number): string {
  const elapsed = runElapsed(run, now);
  return [
    run.templateTitle,
    elapsed !== undefined && formatDuration(elapsed),
    run.createdAt && `started ${new Date(run.createdAt).toLocaleString()}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Tells screen readers which step runs; the list beside it says it with more around it. */
function Announcement(props: { run: Run }) {
  const { run } = props;
  const step = run.steps.find(({ state }) => state === 'running');
  return (
    <Box
      role="status"
      sx={{
        position: 'absolute',
        width: '1px',
        height: '1px',
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
      }}
    >
      {isSettled(run) ? titleOf(run) : step?.title}
    </Box>
  );
}

function Connection(props: { run: Run }) {
  const { run } = props;
  if (!run.unreachable) {
    return null;
  }
  return run.state === 'loading' ? (
    <Notice tone="bad" title="This run can't be read">
      {run.unreachable}. It may have been removed, or the portal&apos;s server
      doesn&apos;t answer; trying again by itself.
    </Notice>
  ) : (
    <Notice tone="unk" title="No news from the server at the moment">
      {run.unreachable}. The run goes on there; what stands here is what was
      last known. Trying again by itself.
    </Notice>
  );
}

/** A run of a golden path: its steps while it runs, then what it made or what failed. */
export function RunPage(props: { taskId: string }) {
  const { taskId } = props;
  const run = useRun(taskId);
  const settled = isSettled(run);
  const now = useNow(!settled);
  return (
    <PageFrame
      below
      title={titleOf(run)}
      summary={summaryOf(run, now)}
      actions={
        run.state === 'running' ? <StopButton taskId={taskId} /> : undefined
      }
    >
      <Announcement run={run} />
      <Connection run={run} />
      {run.state === 'loading' && !run.unreachable && <FormSkeleton />}
      {run.output && run.state === 'done' && <RunResult output={run.output} />}
      {(run.state === 'failed' || run.state === 'cancelled') && (
        <RunFailure run={run} />
      )}
      {run.steps.length > 0 && (
        <Box sx={{ maxWidth: 640 }}>
          {settled && (
            <Box
              component="h2"
              sx={{ m: '0 0 8px', fontSize: 14, fontWeight: 600 }}
            >
              What was done
            </Box>
          )}
          <RunSteps steps={shownSteps(run)} now={now} />
          <RunLog steps={run.steps} />
        </Box>
      )}
    </PageFrame>
  );
}
