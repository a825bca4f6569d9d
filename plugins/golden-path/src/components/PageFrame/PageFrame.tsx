import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { rootRouteRef } from '../../routes';
import { useDocumentTitle } from './useDocumentTitle';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  title: string;
  /** One line under the title. */
  summary?: ReactNode;
  actions?: ReactNode;
  /** Set on pages below the first: shows the way back. */
  below?: boolean;
  children: ReactNode;
}

/** The frame of the pages under "Create": one title, one line, the page. */
export function PageFrame(props: PageFrameProps) {
  const root = useRouteRef(rootRouteRef);
  useDocumentTitle(props.title);
  return (
    <Box
      component="main"
      sx={{
        width: '100%',
        maxWidth: 1440,
        minWidth: 0,
        p: { xs: '16px 12px 80px', sm: '24px 32px 48px' },
        color: 'var(--cw-text)',
      }}
    >
      {props.below && (
        <Box
          component="nav"
          aria-label="Breadcrumb"
          sx={{ fontSize: 13, mb: '4px' }}
        >
          <Box
            component={Link}
            to={root()}
            sx={{
              color: 'var(--cw-accent)',
              textDecoration: 'none',
              '&:hover': { textDecoration: 'underline' },
            }}
          >
            Create
          </Box>
        </Box>
      )}
      <Box
        component="header"
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'flex-start',
          gap: '8px 16px',
          mb: '20px',
        }}
      >
        <Box sx={{ minWidth: 0, flex: '1 1 280px' }}>
          <Box
            component="h1"
            sx={{
              m: 0,
              fontSize: 20,
              lineHeight: '28px',
              fontWeight: 600,
              letterSpacing: '-0.01em',
              overflowWrap: 'anywhere',
            }}
          >
            {props.title}
          </Box>
          {props.summary && (
            <Box sx={{ color: 'var(--cw-text-2)', maxWidth: '80ch' }}>
              {props.summary}
            </Box>
          )}
        </Box>
        {props.actions && (
          <Box sx={{ display: 'flex', gap: '8px', flexWrap: 'wrap' }}>
            {props.actions}
          </Box>
        )}
      </Box>
      {props.children}
    </Box>
  );
}
