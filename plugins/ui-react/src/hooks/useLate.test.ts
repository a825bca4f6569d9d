import { act, renderHook } from '@testing-library/react';
import { useLate } from './useLate';

it('is late only after a moment', () => {
  jest.useFakeTimers();
  try {
    const { result } = renderHook(() => useLate(200));
    act(() => {
      jest.advanceTimersByTime(199);
    });
    expect(result.current).toBe(false);
    act(() => {
      jest.advanceTimersByTime(1);
    });
    expect(result.current).toBe(true);
  } finally {
    jest.useRealTimers();
  }
});
