import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { registerRouteRef } from '../../routes';
import { Notice } from '../PageFrame/Notice';
import { PageFrame } from '../PageFrame/PageFrame';
import { CARD_GRID, CardsSkeleton } from './CardsSkeleton';
import { GoldenPathCard } from './GoldenPathCard';
import { GoldenPathFilter, MANY_PATHS, matching } from './GoldenPathFilter';
import { useGoldenPaths } from './useGoldenPaths';
import type { GoldenPath } from './useGoldenPaths';

/** A page of the scaffolder that stays as it is, linked from the foot. */
export interface ToolLink {
  title: string;
  path: string;
}

function Cards(props: { paths: GoldenPath[] }) {
  const [query, setQuery] = useState('');
  const many = props.paths.length >= MANY_PATHS;
  const shown = many ? matching(props.paths, query) : props.paths;
  return (
    <>
      {many && (
        <GoldenPathFilter
          query={query}
          count={shown.length}
          onChange={setQuery}
        />
      )}
      <Box component="ul" sx={CARD_GRID} aria-label="Golden paths">
        {shown.map(path => (
          <GoldenPathCard key={path.entityRef} path={path} />
        ))}
      </Box>
      {shown.length === 0 && (
        <Box>
          No golden path has these words.{' '}
          <Button onClick={() => setQuery('')}>Show all</Button>
        </Box>
      )}
    </>
  );
}

function NoPaths() {
  return (
    <Box sx={{ maxWidth: '60ch' }}>
      <Box sx={{ fontWeight: 600 }}>No golden paths yet</Box>
      <Box sx={{ color: 'var(--cw-text-2)' }}>
        Golden paths are templates in the catalog. Add the location of a{' '}
        <code>template.yaml</code> to <code>catalog.locations</code> in the
        portal&apos;s configuration; it shows here as soon as the catalog has
        read it.
      </Box>
    </Box>
  );
}

function Tools(props: { tools: ToolLink[] }) {
  if (props.tools.length === 0) {
    return null;
  }
  return (
    <Box
      component="nav"
      aria-label="For authors of golden paths"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: '4px 16px',
        mt: '32px',
        fontSize: 12,
        color: 'var(--cw-text-3)',
      }}
    >
      <span>For authors of golden paths</span>
      {props.tools.map(({ title, path }) => (
        <Box
          key={path}
          component={Link}
          to={path}
          sx={{ color: 'var(--cw-accent)' }}
        >
          {title}
        </Box>
      ))}
    </Box>
  );
}

/** The first page under "Create": the golden paths. */
export function CreatePage(props: { tools: ToolLink[] }) {
  const { value: paths, error, retry } = useGoldenPaths();
  const register = useRouteRef(registerRouteRef);
  return (
    <PageFrame
      title="Create"
      summary="A golden path makes a repository with everything a service needs to run, be watched and be paged for."
      actions={
        <>
          <Button component={Link} to="tasks" variant="outlined">
            Runs so far
          </Button>
          {register && (
            <Button component={Link} to={register()} variant="outlined">
              Register an existing service
            </Button>
          )}
        </>
      }
    >
      {error && (
        <Notice
          tone="bad"
          title="The golden paths can't be read at the moment"
          retry={retry}
        >
          {error.message}
        </Notice>
      )}
      {!error && !paths && <CardsSkeleton />}
      {paths && (paths.length > 0 ? <Cards paths={paths} /> : <NoPaths />)}
      <Tools tools={props.tools} />
    </PageFrame>
  );
}
