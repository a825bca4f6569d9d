import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useLive } from './useLive';

type Listener = (message: object) => void;

function show() {
  const listeners: Listener[] = [];
  const signals = {
    subscribe: (_: string, listener: Listener) => {
      listeners.push(listener);
      return { unsubscribe: () => listeners.splice(0) };
    },
  };
  const reload = jest.fn();
  const { unmount } = renderHook(() => useLive(reload), {
    wrapper: (props: { children: ReactNode }) => (
      <TestApiProvider apis={[[signalApiRef, signals as never]]}>
        {props.children}
      </TestApiProvider>
    ),
  });
  const tell = (at: number) =>
    act(() => listeners.forEach(listener => listener({ at })));
  const wait = (ms: number) => act(() => jest.advanceTimersByTime(ms));
  return { reload, tell, wait, unmount };
}

const hide = (hidden: boolean) =>
  Object.defineProperty(document, 'hidden', {
    value: hidden,
    configurable: true,
  });

describe('useLive', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    hide(false);
    jest.useRealTimers();
  });

  it('looks again once for a burst of signals', () => {
    const { reload, tell, wait } = show();
    wait(30_000);
    tell(1);
    tell(2);
    tell(3);
    wait(5_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('looks every minute where no signal comes, and not after the page is left', () => {
    const { reload, wait, unmount } = show();
    wait(61_000);
    expect(reload).toHaveBeenCalledTimes(1);
    unmount();
    wait(300_000);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('rests while nobody sees the page, and catches up', () => {
    const { reload, tell, wait } = show();
    hide(true);
    tell(1);
    wait(120_000);
    expect(reload).not.toHaveBeenCalled();
    hide(false);
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(reload).toHaveBeenCalledTimes(1);
  });
});
