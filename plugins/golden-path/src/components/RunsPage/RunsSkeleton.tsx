import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useLate } from '../PageFrame/useLate';
import { RunsTableHead } from './RunsTableHead';
import { COLUMNS, TABLE } from './tableStyles';

const ROWS = [38, 52, 44, 60, 48];

/** Stands where the list will be. */
export function RunsSkeleton() {
  const late = useLate();
  return (
    <Box role="status" aria-label="Reading the runs">
      {late && (
        <Box sx={TABLE} aria-hidden>
          <table>
            <RunsTableHead />
            <tbody>
              {ROWS.map(width => (
                <tr key={width}>
                  <td>
                    <Skeleton width={`${width}%`} />
                  </td>
                  {COLUMNS.map(({ id }) => (
                    <td key={id} className={id}>
                      <Skeleton width="70%" />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
      )}
    </Box>
  );
}
