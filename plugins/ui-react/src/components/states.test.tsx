import { ResponseError } from '@backstage/errors';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Bones } from './Bones';
import { LoadError } from './LoadError';
import { StateMessage } from './StateMessage';

const answered = (status: number, message: string) =>
  ResponseError.fromResponse({
    ok: false,
    status,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () =>
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
  } as Response);

describe('what could not be read', () => {
  it.each([
    [404, 'Nothing is here'],
    [403, 'You may not see this'],
  ])('is final after status %d', async (status, title) => {
    const error = await answered(status, 'No such branch.');
    render(<LoadError what="The files" error={error} onRetry={jest.fn()} />);
    expect(screen.getByRole('alert')).toHaveTextContent('No such branch.');
    expect(screen.getByRole('heading', { name: title })).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it.each([
    ['the backend fails', answered(503, 'The disk is full')],
    ['nobody answers', new Error('The disk is full')],
  ])('can be tried again where %s', async (_, thrown) => {
    const onRetry = jest.fn();
    const error = await thrown;
    render(<LoadError what="The files" error={error} onRetry={onRetry} />);
    expect(
      screen.getByRole('heading', { name: 'The files could not be read' }),
    ).toBeInTheDocument();
    expect(screen.getByText('The disk is full')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });
});

it('says only what it was given', () => {
  const { container } = render(<StateMessage title="No commits" />);
  expect(container).toHaveTextContent(/^No commits$/);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('draws bones only where an answer takes its time', () => {
  jest.useFakeTimers();
  try {
    render(<Bones lines={3} label="Reading" />);
    const bones = screen.getByRole('status', { hidden: true });
    expect(bones).not.toBeVisible();
    act(() => {
      jest.advanceTimersByTime(200);
    });
    expect(bones).toBeVisible();
    expect(bones.children).toHaveLength(3);
  } finally {
    jest.useRealTimers();
  }
});
