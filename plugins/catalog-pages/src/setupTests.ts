import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Code that is loaded when it is shown takes its time on a busy machine.
configure({ asyncUtilTimeout: 5000 });

// The test app's Material UI 4 sidebar writes styles that jsdom can't parse;
// the warning says nothing about our pages.
const { warn } = console;
jest.spyOn(console, 'warn').mockImplementation((...args: unknown[]) => {
  if (!String(args[0]).includes('[JSS]')) {
    warn(...args);
  }
});
