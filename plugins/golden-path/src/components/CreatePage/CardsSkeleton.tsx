import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useLate } from '../PageFrame/useLate';

/** How the cards are laid out. */
export const CARD_GRID = {
  display: 'grid',
  gap: '16px',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(320px, 100%), 1fr))',
  m: 0,
  p: 0,
  listStyle: 'none',
} as const;

/** Stands where the cards will be. */
export function CardsSkeleton() {
  const late = useLate();
  return (
    <Box sx={CARD_GRID} aria-busy="true" aria-label="Reading the golden paths">
      {late &&
        [1, 2, 3].map(key => (
          <Skeleton
            key={key}
            variant="rectangular"
            height={188}
            sx={{ borderRadius: '8px' }}
          />
        ))}
    </Box>
  );
}
