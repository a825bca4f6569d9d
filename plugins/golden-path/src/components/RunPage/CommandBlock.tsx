import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

/** Commands with a button that copies them. */
export function CommandBlock(props: { title: string; commands: string }) {
  const { title, commands } = props;
  const [copied, setCopied] = useState<'yes' | 'no'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(commands);
      setCopied('yes');
    } catch {
      setCopied('no');
    }
  };
  return (
    <Box
      sx={{
        border: '1px solid var(--cw-border)',
        borderRadius: '6px',
        overflow: 'hidden',
        my: '8px',
      }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          p: '2px 4px 2px 12px',
          fontSize: 12,
          color: 'var(--cw-text-3)',
          background: 'var(--cw-surface)',
          borderBottom: '1px solid var(--cw-border)',
        }}
      >
        <span>Terminal</span>
        <Box role="status" sx={{ ml: 'auto', mr: '4px' }}>
          {copied === 'yes' && 'Copied'}
          {copied === 'no' && 'The browser did not allow it; select and copy'}
        </Box>
        <Button size="small" onClick={copy} aria-label={`Copy: ${title}`}>
          Copy
        </Button>
      </Box>
      <Box
        component="pre"
        role="region"
        tabIndex={0}
        aria-label={title}
        sx={{
          m: 0,
          p: '12px',
          overflow: 'auto',
          fontSize: 12.5,
          lineHeight: '19px',
          fontFamily: 'var(--cw-font-code)',
          background: 'var(--cw-code)',
        }}
      >
        {commands}
      </Box>
    </Box>
  );
}
