import Box from '@mui/material/Box';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiQuestionLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import type { NameStatus } from './useNameCheck';

const ICON = {
  size: 16,
  style: { marginTop: 2, flex: 'none' },
  'aria-hidden': true,
} as const;

function Line(props: { tone: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', gap: '6px', color: `var(--cw-${props.tone})` }}>
      {props.icon}
      <span>{props.children}</span>
    </Box>
  );
}

function Lines(props: { name: string; status: NameStatus }) {
  const { name, status } = props;
  if (status.state === 'idle') {
    return null;
  }
  if (status.state === 'checking') {
    return <Line tone="text-3">Checking whether {name} is free</Line>;
  }
  const bad = [
    ...status.problems,
    ...status.checks.flatMap(check =>
      check.state === 'taken' ? check.message : [],
    ),
  ];
  const free = status.checks.filter(check => check.state === 'free');
  return (
    <>
      {bad.map(message => (
        <Line key={message} tone="bad" icon={<RiErrorWarningLine {...ICON} />}>
          {message}
        </Line>
      ))}
      {bad.length === 0 && free.length > 0 && (
        <Line tone="ok" icon={<RiCheckboxCircleLine {...ICON} />}>
          {name} is free in the{' '}
          {free.map(({ where }) => where).join(' and the ')}
        </Line>
      )}
      {status.checks.map(
        check =>
          check.state === 'unknown' &&
          bad.length === 0 && (
            <Line
              key={check.where}
              tone="unk"
              icon={<RiQuestionLine {...ICON} />}
            >
              Can&apos;t tell whether the {check.where} has {name} already (
              {check.reason}). You can go on: it is checked again before
              anything is made.
            </Line>
          ),
      )}
    </>
  );
}

/** Says in plain sentences what is known about a name, and says it to screen readers too. */
export function NameStatusLine(props: {
  id: string;
  name: string;
  status: NameStatus;
}) {
  return (
    <Box
      id={props.id}
      role="status"
      aria-live="polite"
      sx={{
        fontSize: 13,
        minHeight: '20px',
        display: 'grid',
        gap: '2px',
        overflowWrap: 'anywhere',
      }}
    >
      <Lines name={props.name} status={props.status} />
    </Box>
  );
}
