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
import { Tools } from './Tools';
import type { ToolLink } from './Tools';
import { useGoldenPaths } from './useGoldenPaths';
import type { GoldenPath } from './useGoldenPaths';

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
