let asked = false;

/**
 * Fetches the code of the entity page ahead of time, once: by the time a row
 * that is pointed at is clicked, the page can be drawn at once.
 */
export function preloadEntityPage(): void {
  if (!asked) {
    asked = true;
    import(/* webpackChunkName: "service-page" */ '../entity/EntityPage').catch(
      () => {
        asked = false;
      },
    );
  }
}
