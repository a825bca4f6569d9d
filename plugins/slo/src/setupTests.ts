import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Code that is loaded when it is shown takes its time on a busy machine.
configure({ asyncUtilTimeout: 5000 });

// jsdom lays nothing out: nothing has a size, and nothing comes into view.
Element.prototype.scrollIntoView = jest.fn();
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}
Object.assign(window, {
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
});
