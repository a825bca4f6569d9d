import Box from '@mui/material/Box';
import type { TemplatePart } from '../../lib/templateFacts';

/** What the golden path makes, beside the form. */
export function WhatYouGet(props: { parts: TemplatePart[] }) {
  const { parts } = props;
  if (parts.length === 0) {
    return null;
  }
  return (
    <Box
      component="aside"
      aria-labelledby="what-you-get"
      sx={{
        background: 'var(--cw-surface)',
        border: '1px solid var(--cw-border)',
        borderRadius: '8px',
        position: { md: 'sticky' },
        top: { md: '16px' },
        maxWidth: 640,
      }}
    >
      <Box
        component="h2"
        id="what-you-get"
        sx={{
          m: 0,
          p: '12px 16px',
          fontSize: 14,
          lineHeight: '20px',
          fontWeight: 600,
          borderBottom: '1px solid var(--cw-border)',
        }}
      >
        What you get
      </Box>
      <Box component="ul" sx={{ m: 0, p: '4px 0', listStyle: 'none' }}>
        {parts.map(({ title, detail }) => (
          <Box component="li" key={title} sx={{ p: '6px 16px' }}>
            <Box sx={{ fontWeight: 500 }}>{title}</Box>
            {detail && (
              <Box
                sx={{
                  fontSize: 12,
                  lineHeight: '16px',
                  color: 'var(--cw-text-3)',
                }}
              >
                {detail}
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
