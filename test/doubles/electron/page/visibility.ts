/** Lets a page believe that its window is shown or hidden, as Chromium tells it in a real window. Runs in the page. */
export function setVisibility(isVisible: boolean): void {
  const state = isVisible ? 'visible' : 'hidden';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => !isVisible });
  document.dispatchEvent(new Event('visibilitychange'));
}
