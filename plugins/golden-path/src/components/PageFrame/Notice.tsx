import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

/** Props of {@link Notice}. */
export interface NoticeProps {
  tone: 'bad' | 'risk' | 'unk';
  title: string;
  /** What still works, how to mend it. */
  children?: ReactNode;
  retry?: () => void;
}

/** Says what went wrong or can't be known, what to do about it, and offers to try again. */
export function Notice(props: NoticeProps) {
  const { tone, title, children, retry } = props;
  return (
    <Box
      role={tone === 'bad' ? 'alert' : 'status'}
      sx={{
        border: `1px solid var(--cw-${tone})`,
        borderRadius: '6px',
        background: `var(--cw-${tone}-bg)`,
        p: '12px 16px',
        mb: '20px',
        maxWidth: 800,
        overflowWrap: 'anywhere',
      }}
    >
      <Box sx={{ fontWeight: 600 }}>{title}</Box>
      {children && <Box sx={{ mt: '2px' }}>{children}</Box>}
      {retry && (
        <Button variant="outlined" onClick={retry} sx={{ mt: '8px' }}>
          Try again
        </Button>
      )}
    </Box>
  );
}
