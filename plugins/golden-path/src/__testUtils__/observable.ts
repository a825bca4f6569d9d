import type { Observable, Observer } from '@backstage/types';

/** An observable that does what `run` says to each observer. */
export function observable<T>(
  run: (observer: Observer<T>) => void,
): Observable<T> {
  return {
    [Symbol.observable]() {
      return this;
    },
    subscribe(observerOrNext?: Observer<T> | ((value: T) => void)) {
      run(
        typeof observerOrNext === 'function'
          ? { next: observerOrNext }
          : observerOrNext ?? {},
      );
      return { closed: false, unsubscribe() {} };
    },
  };
}
