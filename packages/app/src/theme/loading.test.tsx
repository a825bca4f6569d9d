import { Progress } from '@backstage/core-components';
import { UnifiedThemeProvider } from '@backstage/theme';
import OldCircle from '@material-ui/core/CircularProgress';
import Circle from '@mui/material/CircularProgress';
import { render, screen } from '@testing-library/react';
import { createCausewayTheme } from './unifiedTheme';

it.each([
  ['the line of stock pages', <Progress />],
  ['a circle of Material UI 4', <OldCircle />],
  ['a circle of Material UI 5', <Circle />],
])('%s says that something loads', async (_, element) => {
  render(
    <UnifiedThemeProvider theme={createCausewayTheme('light')}>
      {element}
    </UnifiedThemeProvider>,
  );
  expect(
    await screen.findByRole('progressbar', { name: 'Loading' }),
  ).toBeVisible();
});
