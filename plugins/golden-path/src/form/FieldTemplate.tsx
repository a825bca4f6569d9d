import Box from '@mui/material/Box';
import type { FieldTemplateProps } from '@rjsf/utils';
import { FieldFrame } from './FieldFrame';

/**
 * Frames the plain fields of a form. Fields with a component of their own (`ui:field`) bring their label: ours frame
 * themselves, the stock ones get only their errors from here.
 */
export function FieldTemplate(props: FieldTemplateProps) {
  const { id, children, uiSchema, schema, hidden, rawErrors = [] } = props;
  if (hidden) {
    return <Box sx={{ display: 'none' }}>{children}</Box>;
  }
  const ownField = uiSchema?.['ui:field'];
  if (typeof ownField === 'string') {
    if (ownField.startsWith('GoldenPath')) {
      return <>{children}</>;
    }
    return (
      <Box sx={{ display: 'grid', gap: '6px' }}>
        {children}
        {props.errors}
      </Box>
    );
  }
  // Groups caption themselves, boxes to tick stand beside their label. Steps needn't say that they are objects.
  if (
    schema.properties ||
    ['object', 'boolean'].includes(String(schema.type))
  ) {
    return <>{children}</>;
  }
  const { widget, help } = uiSchema?.['ui:options'] ?? {};
  const group = [widget, uiSchema?.['ui:widget']].some(
    name => name === 'radio' || name === 'checkboxes',
  );
  const explanation = [props.rawDescription, props.rawHelp ?? help]
    .filter(part => typeof part === 'string' && part)
    .join(' ');
  return (
    <FieldFrame
      id={id}
      label={props.label}
      optional={!props.required && schema.default === undefined}
      help={explanation}
      errors={rawErrors}
      group={group || schema.type === 'array'}
    >
      {children}
    </FieldFrame>
  );
}
