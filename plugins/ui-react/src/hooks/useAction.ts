import { useCallback, useState } from 'react';
import { errorReason } from '../lib/errorReason';

/** Something that is done when the person asks for it. */
export interface Action {
  running: boolean;
  /** Why it failed the last time. */
  problem?: string;
  /** Does it; resolves to whether it worked. */
  run(act: () => Promise<void>): Promise<boolean>;
}

/** Does things one at a time and keeps why the last one failed. */
export function useAction(): Action {
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = useCallback(async (act: () => Promise<void>) => {
    setRunning(true);
    setProblem(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      setProblem(errorReason(error));
      return false;
    } finally {
      setRunning(false);
    }
  }, []);
  return { running, problem, run };
}
