import { render, screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { AccessibleStock } from './AccessibleStock';

function StockTable() {
  return (
    <table>
      <thead>
        <tr>
          <th>
            <span role="button" tabIndex={0}>
              <div role="button" tabIndex={0}>
                cluster
              </div>
            </span>
          </th>
        </tr>
      </thead>
    </table>
  );
}

function Late() {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(true);
  }, []);
  return shown ? (
    <div aria-label="Kinds">
      <input type="text" />
    </div>
  ) : null;
}

describe('AccessibleStock', () => {
  it('leaves one button in a heading of a table', () => {
    render(
      <AccessibleStock>
        <StockTable />
      </AccessibleStock>,
    );
    expect(screen.getAllByRole('button')).toHaveLength(1);
    expect(screen.getByText('cluster')).not.toHaveAttribute('tabindex');
  });

  it('names inputs, also those that come later', async () => {
    render(
      <AccessibleStock>
        <Late />
      </AccessibleStock>,
    );
    expect(await screen.findByRole('textbox', { name: 'Kinds' })).toBeVisible();
  });
});
