import Box from '@mui/material/Box';
import OutlinedInput from '@mui/material/OutlinedInput';
import type { GoldenPath } from './useGoldenPaths';

/** From so many golden paths on, there is a field to find one by its words. */
export const MANY_PATHS = 7;

/** Keeps the paths in which each word of the query occurs. */
export function matching(paths: GoldenPath[], query: string): GoldenPath[] {
  const words = query.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return paths.filter(path => {
    const text = [
      path.title,
      path.summary,
      path.type,
      ...path.tags,
      ...path.parts.map(({ title }) => title),
    ]
      .join(' ')
      .toLocaleLowerCase('en-US');
    return words.every(word => text.includes(word));
  });
}

/** The field that filters the cards. */
export function GoldenPathFilter(props: {
  query: string;
  count: number;
  onChange(query: string): void;
}) {
  return (
    <Box
      sx={{ display: 'flex', gap: '12px', alignItems: 'center', mb: '16px' }}
    >
      <OutlinedInput
        size="small"
        notched={false}
        type="search"
        value={props.query}
        onChange={event => props.onChange(event.target.value)}
        placeholder="Find a golden path"
        inputProps={{ 'aria-label': 'Find a golden path' }}
        sx={{ width: 280, maxWidth: '100%' }}
      />
      <Box role="status" sx={{ fontSize: 12, color: 'var(--cw-text-3)' }}>
        {props.count} shown
      </Box>
    </Box>
  );
}
