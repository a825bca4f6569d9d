import { parseEntityRef } from '@backstage/catalog-model';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import type {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import { Link as RouterLink } from 'react-router-dom';

interface SloSearchResultProps {
  result?: SearchDocument & { owner?: string; system?: string };
  highlight?: ResultHighlight;
  icon?: ReactElement;
}

const nameOf = (ref: string, defaultKind: string) =>
  humanizeEntityRef(parseEntityRef(ref), { defaultKind });

/** An SLO among the results of a search: which, what it promises, whose it is. */
export const SloSearchResult = (props: SloSearchResultProps) => {
  const { result, highlight, icon } = props;
  if (!result) return null;
  const marked = (field: 'title' | 'text') => {
    const text = highlight?.fields[field];
    return highlight && text ? (
      <HighlightedSearchResultText
        text={text}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  };
  const chips = [
    'Kind: SLO',
    ...(result.owner ? [`Owner: ${nameOf(result.owner, 'group')}`] : []),
    ...(result.system ? [`System: ${nameOf(result.system, 'system')}`] : []),
  ];
  return (
    <Box sx={{ display: 'flex', width: '100%' }}>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <Box sx={{ minWidth: 0 }}>
        <ListItemText
          sx={{ mt: 0, mb: 2, overflowWrap: 'anywhere' }}
          primaryTypographyProps={{ variant: 'h6' }}
          primary={
            <Link component={RouterLink} to={result.location} underline="hover">
              {marked('title')}
            </Link>
          }
          secondary={
            <Typography component="span" variant="body2" color="textSecondary">
              {marked('text')}
            </Typography>
          }
        />
        {chips.map(label => (
          <Chip key={label} label={label} size="small" />
        ))}
      </Box>
    </Box>
  );
};
