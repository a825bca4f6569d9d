import Box from '@mui/material/Box';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { wizardRouteRef } from '../../routes';
import type { GoldenPath } from './useGoldenPaths';

const SHOWN_PARTS = 6;

function Parts(props: { path: GoldenPath }) {
  const { parts } = props.path;
  if (parts.length === 0) {
    return null;
  }
  const shown = parts.slice(0, SHOWN_PARTS).map(({ title }) => title);
  const more = parts.length - shown.length;
  return (
    <Box sx={{ fontSize: 13 }}>
      <Box sx={{ color: 'var(--cw-text-3)', fontSize: 12 }}>You get</Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', columns: 2 }}>
        {shown.map(title => (
          <Box component="li" key={title} sx={{ breakInside: 'avoid' }}>
            {title}
          </Box>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </Box>
    </Box>
  );
}

function Foot(props: { path: GoldenPath }) {
  const { takes, owner } = props.path;
  const facts = [
    takes,
    owner && `from ${owner.slice(owner.search(/[^/:]+$/))}`,
  ].filter(Boolean);
  return (
    <Box
      sx={{
        display: 'flex',
        gap: '12px',
        alignItems: 'center',
        mt: 'auto',
        fontSize: 12,
        color: 'var(--cw-text-3)',
      }}
    >
      <span>{facts.join(' · ')}</span>
    </Box>
  );
}

/** One golden path: what it is, what one gets, how long it takes. The whole card is the link. */
export function GoldenPathCard(props: { path: GoldenPath }) {
  const { path } = props;
  const wizard = useRouteRef(wizardRouteRef);
  const href = wizard({ namespace: path.namespace, templateName: path.name });
  return (
    <Box
      component="li"
      sx={{
        position: 'relative',
        display: 'flex',
        flexDirection: 'column',
        gap: '12px',
        p: '16px',
        border: '1px solid var(--cw-border)',
        borderRadius: '8px',
        background: 'var(--cw-surface)',
        '&:hover': { borderColor: 'var(--cw-border-strong)' },
        '&:has(a:focus-visible)': {
          outline: '2px solid var(--cw-focus)',
          outlineOffset: '2px',
        },
      }}
    >
      <Box>
        <Box
          component="h2"
          sx={{ m: 0, fontSize: 16, lineHeight: '24px', fontWeight: 600 }}
        >
          {path.mayRun ? (
            <Box
              component={Link}
              to={href}
              sx={{
                color: 'inherit',
                textDecoration: 'none',
                outline: 'none',
                '&::after': { content: '""', position: 'absolute', inset: 0 },
              }}
            >
              {path.title}
            </Box>
          ) : (
            path.title
          )}
        </Box>
        {path.summary && (
          <Box sx={{ color: 'var(--cw-text-2)' }}>{path.summary}</Box>
        )}
      </Box>
      <Parts path={path} />
      {!path.mayRun && (
        <Box sx={{ fontSize: 13, color: 'var(--cw-unk)' }}>
          Only the teams it names may run it; yours isn&apos;t among them.
        </Box>
      )}
      <Foot path={path} />
    </Box>
  );
}
