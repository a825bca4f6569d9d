import Box from '@mui/material/Box';
import type { ObjectFieldTemplateProps } from '@rjsf/utils';

/** Stacks the fields of a step; an object inside it becomes a group with a caption. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const { idSchema, title, description, properties } = props;
  const root = idSchema.$id === 'root';
  return (
    <Box
      component={root ? 'div' : 'fieldset'}
      id={idSchema.$id}
      sx={{ display: 'grid', gap: '20px', border: 0, p: 0, m: 0, minWidth: 0 }}
    >
      {!root && title && (
        <Box component="legend" sx={{ fontWeight: 600, p: 0, mb: '12px' }}>
          {title}
        </Box>
      )}
      {!root && description && (
        <Box sx={{ fontSize: 13, color: 'var(--cw-text-2)' }}>
          {description}
        </Box>
      )}
      {properties.map(property =>
        property.hidden ? (
          <Box key={property.name} sx={{ display: 'none' }}>
            {property.content}
          </Box>
        ) : (
          <Box key={property.name} sx={{ minWidth: 0 }}>
            {property.content}
          </Box>
        ),
      )}
    </Box>
  );
}
