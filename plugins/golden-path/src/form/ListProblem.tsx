import Box from '@mui/material/Box';
import Button from '@mui/material/Button';

/** Says that a list to choose from can't be read, and offers to try again. */
export function ListProblem(props: {
  id: string;
  children: string;
  retry(): void;
}) {
  return (
    <Box
      id={props.id}
      role="status"
      sx={{ fontSize: 13, color: 'var(--cw-unk)' }}
    >
      {props.children}{' '}
      <Button size="small" onClick={props.retry}>
        Try again
      </Button>
    </Box>
  );
}
