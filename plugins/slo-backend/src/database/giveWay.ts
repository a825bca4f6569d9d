/** Lets everything else that waits for the event loop go first. */
export function giveWay(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
