import { act, renderHook, waitFor } from '@testing-library/react';
import { useLoaded } from './useLoaded';

/** An answer that comes when the test says so. */
function pending<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

it('loads nothing as long as there is nothing to load', () => {
  const { result } = renderHook(() => useLoaded(undefined));
  expect(result.current).toMatchObject({ value: undefined, loading: false });
});

it('drops an answer to an older question', async () => {
  const first = pending<string>();
  const second = pending<string>();
  const loads = [() => first.promise, () => second.promise];
  const { result, rerender } = renderHook(({ load }) => useLoaded(load), {
    initialProps: { load: loads[0] },
  });
  rerender({ load: loads[1] });
  await act(async () => second.resolve('second'));
  await act(async () => first.resolve('first'));
  expect(result.current).toMatchObject({ value: 'second', loading: false });
});

it('shows no value under a question that it does not answer', async () => {
  const slow = pending<string>();
  const loads = [async () => 'first', () => slow.promise];
  const { result, rerender } = renderHook(({ load }) => useLoaded(load), {
    initialProps: { load: loads[0] },
  });
  await waitFor(() => expect(result.current.value).toBe('first'));
  rerender({ load: loads[1] });
  expect(result.current).toMatchObject({ value: undefined, loading: true });
});

it('keeps what it has while it asks again, and when that fails', async () => {
  const again = pending<string>();
  const load = jest
    .fn<Promise<string>, []>()
    .mockResolvedValueOnce('old')
    .mockReturnValueOnce(again.promise);
  const { result } = renderHook(() => useLoaded(load));
  await waitFor(() => expect(result.current.value).toBe('old'));
  act(() => result.current.reload());
  expect(result.current).toMatchObject({ value: 'old', loading: true });
  await act(async () => again.reject('out of reach'));
  expect(result.current.value).toBe('old');
  expect(result.current.error).toBeInstanceOf(Error);
});
