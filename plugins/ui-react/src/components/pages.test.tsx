import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { PageFrame } from './PageFrame';
import { Tag } from './Tag';
import { Time } from './Time';
import { Trail } from './Trail';

it('frames a page: one main, one title, the way up, what can be done', () => {
  render(
    <MemoryRouter>
      <PageFrame
        above={
          <Trail
            entries={[
              { label: 'Repositories', to: '/repositories' },
              { label: 'learning', to: '/repositories?q=learning' },
            ]}
          />
        }
        title="rag-api"
        beside={<span>starred</span>}
        below={<p>pushed today</p>}
        actions={<button type="button">Clone</button>}
      >
        <p>files</p>
      </PageFrame>
    </MemoryRouter>,
  );
  const main = screen.getByRole('main');
  expect(main).toHaveTextContent(
    'Repositories/learningrag-apistarredpushed todayClonefiles',
  );
  expect(screen.getAllByRole('heading')).toHaveLength(1);
  const trail = screen.getByRole('navigation', { name: 'Breadcrumb' });
  expect(trail).toHaveTextContent('Repositories/learning');
  expect(screen.getByRole('link', { name: 'Repositories' })).toHaveAttribute(
    'href',
    '/repositories',
  );
});

it('leaves out what a page does not have', () => {
  render(<PageFrame title="Tokens">none</PageFrame>);
  expect(screen.getByRole('banner').children).toHaveLength(1);
});

describe('Time', () => {
  it.each([
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
    [Date.UTC(2024, 0, 1), '2024-01-01T00:00:00.000Z'],
  ])('keeps %s for machines and says it in full', (at, dateTime) => {
    render(<Time at={at} />);
    const time = screen.getByText(/years? ago/);
    expect(time).toHaveAttribute('datetime', dateTime);
    expect(time).toHaveAttribute('title', expect.stringContaining('2024'));
  });

  it('shows other words where it is told to', () => {
    render(<Time at={0}>at the start</Time>);
    expect(screen.getByText('at the start')).toHaveAttribute('title');
  });

  it('does not break on what is no time', () => {
    render(<Time at="soon" />);
    const time = screen.getByText('at an unknown time');
    expect(time).toHaveAttribute('title', 'soon');
  });
});

it('colours a tag by its tone only', () => {
  render(
    <>
      <Tag>plain</Tag>
      <Tag tone="bad" title="why">
        spent
      </Tag>
    </>,
  );
  expect(screen.getByText('plain').className).toBe('tag');
  expect(screen.getByText('spent')).toHaveClass('tag', 'bad');
  expect(screen.getByText('spent')).toHaveAttribute('title', 'why');
});
