import { mockServices } from '@backstage/backend-test-utils';

/** A scheduler that runs tasks when the test says so. */
export function fakeScheduler() {
  const tasks = new Map<string, () => Promise<void>>();
  const service = mockServices.scheduler.mock({
    scheduleTask: async task => {
      const { fn, signal } = task;
      tasks.set(task.id, async () => {
        const run = fn as (signal?: AbortSignal) => void | Promise<void>;
        await run(signal as AbortSignal | undefined);
      });
    },
  });
  return {
    service,
    async run(id: string): Promise<void> {
      const task = tasks.get(id);
      if (!task) throw new Error(`No task '${id}'`);
      await task();
    },
  };
}
