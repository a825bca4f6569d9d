import { customizeValidator } from '@rjsf/validator-ajv8';
import ajvErrors from 'ajv-errors';

/** Checks answers against a template's schemas; understands `errorMessage`, as the stock form does. */
export const validator = customizeValidator();
ajvErrors(validator.ajv);
