import '@testing-library/jest-dom';

// jsdom knows the element but can't open it.
HTMLDialogElement.prototype.showModal ??= function showModal(
  this: HTMLDialogElement,
) {
  this.open = true;
};
