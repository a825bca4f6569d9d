import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  BoardAddress,
  formatBoardAddress,
  parseBoardAddress,
} from '../lib/boardAddress';

/** Keeps the board's filters in the address, so that it can be shared and the back button works. */
export function useBoardAddress() {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const address = useMemo(
    () => parseBoardAddress(new URLSearchParams(text)),
    [text],
  );
  const update = useCallback(
    (change: Partial<BoardAddress>, options?: { replace?: boolean }) =>
      setParams(formatBoardAddress({ ...address, ...change }), options),
    [address, setParams],
  );
  return { address, update };
}
