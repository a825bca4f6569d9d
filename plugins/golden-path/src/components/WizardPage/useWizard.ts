import { useCallback, useEffect, useMemo, useState } from 'react';
import type { JsonObject } from '@backstage/types';
import { useSearchParams } from 'react-router-dom';
import { answersStore } from './answersStore';

/** Where a person is in a wizard and what they answered. */
export interface Wizard {
  /** Index of the step; the review comes after the last. */
  index: number;
  values: JsonObject;
  setValues(values: JsonObject): void;
  goTo(index: number): void;
  /** Forgets the answers: the run has them now. */
  finish(): void;
}

/**
 * The state of a wizard: the step stands in the address, so that the browser's back button goes one step back; the
 * answers survive a reload.
 */
export function useWizard(options: {
  templateRef: string;
  stepCount: number;
  /** Answers that stand there before the person has given any. */
  proposed: JsonObject;
}): Wizard {
  const { templateRef, stepCount } = options;
  const [params, setParams] = useSearchParams();
  const [initialSearch] = useState(() => params.toString());
  const store = useMemo(
    () =>
      answersStore({
        templateRef,
        search: initialSearch,
        storage: window.sessionStorage,
      }),
    [templateRef, initialSearch],
  );
  const [given] = useState(() => store.read());
  const [initial] = useState(() => ({ ...options.proposed, ...given }));
  const [values, setValues] = useState<JsonObject>(initial);
  // A step further on can only be reached by answering those before it.
  const [reached, setReached] = useState(() =>
    Object.keys(given).length > 0 ? stepCount : 0,
  );
  const wanted = Number(params.get('step') ?? 1) - 1;
  const index = Number.isInteger(wanted)
    ? Math.max(0, Math.min(wanted, reached, stepCount))
    : 0;

  useEffect(() => {
    if (values !== initial || Object.keys(given).length > 0) {
      store.write(values);
    }
  }, [store, values, initial, given]);

  const goTo = useCallback(
    (next: number) => {
      setReached(furthest => Math.max(furthest, next));
      setParams(current => {
        const changed = new URLSearchParams(current);
        changed.delete('formData');
        changed.set('step', String(next + 1));
        return changed;
      });
    },
    [setParams],
  );
  const finish = useCallback(() => store.clear(), [store]);

  return { index, values, setValues, goTo, finish };
}
