import { startDesktop } from './desktop.ts';

/** Chromium's own scheme for our pages: nothing else is served under it, and it is served to nobody else. */
void startDesktop({ origin: 'app://laglight' });
