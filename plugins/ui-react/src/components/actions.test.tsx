import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { Button } from './Button';
import { ButtonLink } from './ButtonLink';
import { CopyButton } from './CopyButton';
import { SearchField } from './SearchField';
import { Segments } from './Segments';

it('sends no form unless it says so', async () => {
  const onSubmit = jest.fn(event => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <Button>Look</Button>
      <Button type="submit">Send</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Look' }));
  expect(onSubmit).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(onSubmit).toHaveBeenCalledTimes(1);
});

it('looks like a button and is a link', () => {
  render(
    <MemoryRouter>
      <ButtonLink to="/create" tone="primary">
        Create
      </ButtonLink>
    </MemoryRouter>,
  );
  const link = screen.getByRole('link', { name: 'Create' });
  expect(link).toHaveAttribute('href', '/create');
  expect(link).toHaveClass('button', 'primary');
});

describe('copying', () => {
  it('copies, and says so', async () => {
    const user = userEvent.setup();
    const write = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    render(<CopyButton text="git clone x" what="clone address" />);
    await user.click(screen.getByRole('button', { name: /clone address/ }));
    expect(write).toHaveBeenCalledWith('git clone x');
    expect(screen.getByRole('status')).toHaveTextContent(
      'The clone address is copied',
    );
  });

  it('says where the browser refuses', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('denied'));
    render(<CopyButton text="git clone x" what="clone address" />);
    await user.click(screen.getByRole('button', { name: /clone address/ }));
    expect(screen.getByRole('status')).toHaveTextContent('did not allow it');
  });
});

it('marks the chosen segment and tells of another', async () => {
  const onChange = jest.fn();
  render(
    <Segments
      label="View"
      options={[
        { id: 'mine', label: 'Mine' },
        { id: 'all', label: 'All' },
      ]}
      value="mine"
      onChange={onChange}
    />,
  );
  expect(screen.getByRole('group', { name: 'View' })).toBeInTheDocument();
  expect(screen.getByRole('button', { pressed: true })).toHaveTextContent(
    'Mine',
  );
  await userEvent.click(screen.getByRole('button', { name: 'All' }));
  expect(onChange).toHaveBeenCalledWith('all');
});

describe('searching', () => {
  const field = () => screen.getByRole('searchbox', { name: 'Find' });
  const show = (
    value: string,
    onChange = jest.fn(),
    onLeaveDown = jest.fn(),
  ) => (
    <SearchField
      value={value}
      label="Find"
      onChange={onChange}
      onLeaveDown={onLeaveDown}
    />
  );

  it('asks once, a moment after the last key', async () => {
    const onChange = jest.fn();
    render(show('', onChange));
    await userEvent.type(field(), 'rag');
    expect(onChange).not.toHaveBeenCalled();
    await waitFor(() => expect(onChange.mock.calls).toEqual([['rag']]));
  });

  it('follows an address that changed by other means', () => {
    const { rerender } = render(show('rag'));
    rerender(show(''));
    expect(field()).toHaveValue('');
  });

  it('leads on into the list by the arrow key', async () => {
    const onLeaveDown = jest.fn();
    render(show('', jest.fn(), onLeaveDown));
    await userEvent.type(field(), '{ArrowDown}');
    expect(onLeaveDown).toHaveBeenCalledTimes(1);
  });
});
