import { act, renderHook } from '@testing-library/react';
import { useAction } from './useAction';

it('says that it runs, and whether it worked', async () => {
  const { result } = renderHook(() => useAction());
  let finish = () => {};
  let worked: Promise<boolean> | undefined;
  act(() => {
    worked = result.current.run(() => new Promise(done => (finish = done)));
  });
  expect(result.current.running).toBe(true);
  await act(async () => finish());
  expect(await worked).toBe(true);
  expect(result.current).toMatchObject({ running: false, problem: undefined });
});

it('keeps why it failed until it is tried again', async () => {
  const { result } = renderHook(() => useAction());
  let worked: boolean | undefined;
  await act(async () => {
    worked = await result.current.run(() => Promise.reject(new Error('full')));
  });
  expect(worked).toBe(false);
  expect(result.current).toMatchObject({ running: false, problem: 'full' });
  await act(async () => {
    await result.current.run(async () => {});
  });
  expect(result.current.problem).toBeUndefined();
});
