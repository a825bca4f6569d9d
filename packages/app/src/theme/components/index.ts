import { UnifiedThemeOptions } from '@backstage/theme';
import { backstage } from './backstage';
import { controls } from './controls';
import { data } from './data';
import { inputs } from './inputs';
import { surfaces } from './surfaces';

/**
 * How the components of Material UI and of Backstage look. The values are CSS
 * variables, so one set serves both colour schemes and both generations.
 */
export const components = {
  ...surfaces,
  ...controls,
  ...inputs,
  ...data,
  ...backstage,
} as UnifiedThemeOptions['components'];
