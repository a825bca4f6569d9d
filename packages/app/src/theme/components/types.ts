import { CSSObject } from '@mui/material/styles';

/** Style overrides and default props of components, by component name. */
export type ComponentStyles = Record<
  string,
  {
    styleOverrides?: Record<string, CSSObject>;
    defaultProps?: Record<string, unknown>;
  }
>;
