import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Code that is loaded when it is shown takes its time on a busy machine.
configure({ asyncUtilTimeout: 5000 });

// jsdom knows the element but can't open it.
HTMLDialogElement.prototype.showModal ??= function showModal(
  this: HTMLDialogElement,
) {
  this.open = true;
};
