import Button from '@mui/material/Button';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { relativeTime } from '../../lib/relativeTime';
import { isLive } from '../../lib/runRow';
import { rootRouteRef } from '../../routes';
import { Notice } from '../PageFrame/Notice';
import { PageFrame } from '../PageFrame/PageFrame';
import { useNow } from '../RunPage/useNow';
import { NoRuns } from './NoRuns';
import { Pager } from './Pager';
import { RunsSkeleton } from './RunsSkeleton';
import { RunsTable } from './RunsTable';
import { useRuns } from './useRuns';
import type { Runs } from './useRuns';
import { useRunsAddress } from './useRunsAddress';
import type { RunsAddress } from './useRunsAddress';
import { ViewSwitch } from './ViewSwitch';

const EACH_SECOND = 1_000;
const EACH_HALF_MINUTE = 30_000;

function List(props: {
  runs: Runs;
  address: RunsAddress;
  onMove(page: number): void;
}) {
  const { address, onMove } = props;
  const { data, error, retry } = props.runs;
  const live = data?.rows.some(isLive) ?? false;
  const now = useNow(true, live ? EACH_SECOND : EACH_HALF_MINUTE);
  const asked = data?.view === address.view && data.page === address.page;
  if (error && !asked) {
    return (
      <Notice
        tone="bad"
        title="The runs can't be read at the moment"
        retry={retry}
      >
        {error.message}. Runs go on without this page; trying again by itself.
      </Notice>
    );
  }
  // While one pages through a list, its last page stays until the next is there.
  if (!data || data.view !== address.view) {
    return <RunsSkeleton />;
  }
  return (
    <>
      {error && (
        <Notice
          tone="unk"
          title="No news from the server at the moment"
          retry={retry}
        >
          {error.message}. What stands here was read{' '}
          {relativeTime(data.readAt, now)}; trying again by itself.
        </Notice>
      )}
      {data.rows.length > 0 ? (
        <>
          <RunsTable rows={data.rows} now={now} stale={!asked} />
          <Pager data={data} onMove={onMove} />
        </>
      ) : (
        <NoRuns address={data} onFirstPage={() => onMove(1)} />
      )}
    </>
  );
}

/** The runs of golden paths: one's own, or all that one may see, newest first. */
export function RunsPage() {
  const { address, go } = useRunsAddress();
  const runs = useRuns(address);
  const root = useRouteRef(rootRouteRef);
  return (
    <PageFrame
      below
      title="Runs"
      summary="What golden paths have made, newest first."
      actions={
        <Button component={Link} to={root()} variant="outlined">
          Create a service
        </Button>
      }
    >
      <ViewSwitch
        view={address.view}
        onChange={view => go({ view, page: 1 })}
      />
      <List
        runs={runs}
        address={address}
        onMove={page => go({ ...address, page })}
      />
    </PageFrame>
  );
}
