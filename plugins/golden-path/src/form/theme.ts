import type { ScaffolderRJSFFormProps } from '@backstage/plugin-scaffolder-react';
import { BaseInputTemplate } from './BaseInputTemplate';
import { CheckboxWidget } from './CheckboxWidget';
import { ErrorSummary } from './ErrorSummary';
import { FieldTemplate } from './FieldTemplate';
import { ObjectFieldTemplate } from './ObjectFieldTemplate';
import { RadioWidget } from './RadioWidget';
import { SelectWidget } from './SelectWidget';
import { TextareaWidget } from './TextareaWidget';

/** The parts of a form that look as the portal does; what isn't here is the scaffolder's own. */
export const formTemplates: ScaffolderRJSFFormProps['templates'] = {
  BaseInputTemplate,
  ErrorListTemplate: ErrorSummary,
  FieldTemplate,
  ObjectFieldTemplate,
};

/** The inputs of plain fields. */
export const formWidgets: ScaffolderRJSFFormProps['widgets'] = {
  CheckboxWidget,
  RadioWidget,
  SelectWidget,
  TextareaWidget,
};
