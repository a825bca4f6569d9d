import type { MouseEvent } from 'react';
import Box from '@mui/material/Box';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { formatDuration } from '../../lib/duration';
import { relativeTime } from '../../lib/relativeTime';
import { rowElapsed } from '../../lib/runRow';
import type { RunRow } from '../../lib/runRow';
import { runRouteRef } from '../../routes';
import { moveRowFocus } from './moveRowFocus';
import { RunState } from './RunState';
import { RunsTableHead } from './RunsTableHead';
import { TABLE } from './tableStyles';

const HOW_LONG =
  "From the start to the server's last sign of the run, to about a second";

/** What a row says of time and people, once in columns and once, where there is no room for them, in a line. */
function factsOf(row: RunRow, now: number) {
  const elapsed = rowElapsed(row, now);
  const at = row.createdAt === undefined ? undefined : new Date(row.createdAt);
  return {
    started: at ? relativeTime(at.getTime(), now) : '–',
    startedIso: at?.toISOString(),
    startedExactly: at?.toLocaleString('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'long',
    }),
    took:
      elapsed !== undefined &&
      (row.state === 'running'
        ? `${formatDuration(elapsed)} so far`
        : `about ${formatDuration(Math.max(1_000, elapsed))}`),
    by: row.startedBy?.name ?? 'A program',
  };
}

/** Texts with a title lie above their row's link, or the pointer would never reach them: their clicks are the link's. */
function passClickOn(event: MouseEvent<HTMLTableRowElement>) {
  const link = event.currentTarget.querySelector('a');
  if (link && event.target instanceof Node && !link.contains(event.target)) {
    link.dispatchEvent(new window.MouseEvent('click', event.nativeEvent));
  }
}

function Row(props: { row: RunRow; now: number }) {
  const { row, now } = props;
  const runRoute = useRouteRef(runRouteRef);
  const facts = factsOf(row, now);
  const { took, by } = facts;
  const path = row.goldenPath ?? '–';
  const startedAt = (
    <time dateTime={facts.startedIso} title={facts.startedExactly}>
      {facts.started}
    </time>
  );
  return (
    <tr onClick={passClickOn}>
      <th scope="row">
        {/* The link covers its row: a click anywhere opens it, and "open in a new tab" works, too. */}
        <Box
          component={Link}
          to={runRoute({ taskId: row.id })}
          onKeyDown={moveRowFocus}
          sx={{
            color: 'var(--cw-text)',
            fontWeight: 500,
            textDecoration: 'none',
            outline: 'none',
            '&::after': { content: '""', position: 'absolute', inset: 0 },
            '&:focus-visible::after': {
              borderRadius: '4px',
              outline: '2px solid var(--cw-focus)',
              outlineOffset: '-2px',
            },
          }}
        >
          {row.what}
        </Box>
        <span className="facts">
          {row.goldenPath !== row.what && `${path} · `}
          {startedAt}
          {took && ` · ${took}`}
          {` · ${by}`}
        </span>
      </th>
      <td className="path">
        <span title={path}>{path}</span>
      </td>
      <td className="state">
        <RunState state={row.state} />
      </td>
      <td className="started">{startedAt}</td>
      <td className="took">
        <span title={HOW_LONG}>{took || '–'}</span>
      </td>
      <td className="by">
        <span title={row.startedBy?.ref}>{by}</span>
      </td>
    </tr>
  );
}

/** The runs, newest first. Arrow keys go from row to row, Enter opens the one that has the focus. */
export function RunsTable(props: {
  rows: RunRow[];
  now: number;
  /** Set while other rows are on their way. */
  stale: boolean;
}) {
  return (
    <Box sx={{ ...TABLE, opacity: props.stale ? 0.6 : 1 }}>
      <table aria-label="Runs, newest first" aria-busy={props.stale}>
        <RunsTableHead />
        <tbody>
          {props.rows.map(row => (
            <Row key={row.id} row={row} now={props.now} />
          ))}
        </tbody>
      </table>
    </Box>
  );
}
