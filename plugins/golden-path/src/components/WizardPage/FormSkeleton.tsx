import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useLate } from '../PageFrame/useLate';

/** Stands where the form will be. */
export function FormSkeleton() {
  const late = useLate();
  return (
    <Box
      aria-busy="true"
      aria-label="Reading the golden path"
      sx={{ display: 'grid', gap: '20px', maxWidth: 640 }}
    >
      {late &&
        [1, 2, 3].map(key => (
          <Box key={key}>
            <Skeleton width={160} />
            <Skeleton variant="rectangular" height={36} />
          </Box>
        ))}
    </Box>
  );
}
