import { toError } from '@backstage/errors';
import { useCallback, useState } from 'react';
import type { Mark } from './useNotifications';

/** What the last marking came to. */
export type Outcome =
  | { state: 'failed'; reason: string }
  | { state: 'done'; text: string; undo?: () => void };

/** Marks notifications, and says what came of it. */
export function useMarking(options: {
  mark: (ids: string[], change: Mark) => Promise<void>;
  unreadIds: () => Promise<string[]>;
}) {
  const { mark, unreadIds } = options;
  const [outcome, setOutcome] = useState<Outcome>();
  const [markingAll, setMarkingAll] = useState(false);

  const attempt = useCallback(
    async (work: () => Promise<Outcome | undefined>) => {
      try {
        setOutcome(await work());
      } catch (error) {
        setOutcome({ state: 'failed', reason: toError(error).message });
      }
    },
    [],
  );

  const markOne = useCallback(
    (id: string, change: Mark) =>
      attempt(async () => {
        await mark([id], change);
        return undefined;
      }),
    [attempt, mark],
  );

  const markAllRead = useCallback(async () => {
    setMarkingAll(true);
    await attempt(async () => {
      const ids = await unreadIds();
      await mark(ids, { read: true });
      const noun = ids.length === 1 ? 'notification' : 'notifications';
      return {
        state: 'done',
        text: `${ids.length} ${noun} marked read.`,
        undo: () =>
          attempt(async () => {
            await mark(ids, { read: false });
            return {
              state: 'done',
              text: `${ids.length} ${noun} unread again.`,
            };
          }),
      };
    });
    setMarkingAll(false);
  }, [attempt, mark, unreadIds]);

  return { outcome, markingAll, markOne, markAllRead };
}
