import Box from '@mui/material/Box';
import { usePermission } from '@backstage/plugin-permission-react';
import { templateManagementPermission } from '@backstage/plugin-scaffolder-common/alpha';
import { Link } from 'react-router-dom';

/** A page of the scaffolder that stays as it is, linked from the foot. */
export interface ToolLink {
  title: string;
  path: string;
}

/** Links for those who write golden paths; the editor only for those who may open it. */
export function Tools(props: { tools: ToolLink[] }) {
  const { allowed: mayEdit } = usePermission({
    permission: templateManagementPermission,
  });
  const tools = props.tools.filter(({ path }) => mayEdit || path !== 'edit');
  if (tools.length === 0) {
    return null;
  }
  return (
    <Box
      component="nav"
      aria-label="For authors of golden paths"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: '4px 16px',
        mt: '32px',
        fontSize: 12,
        color: 'var(--cw-text-3)',
      }}
    >
      <span>For authors of golden paths</span>
      {tools.map(({ title, path }) => (
        <Box
          key={path}
          component={Link}
          to={path}
          sx={{ color: 'var(--cw-accent)' }}
        >
          {title}
        </Box>
      ))}
    </Box>
  );
}
