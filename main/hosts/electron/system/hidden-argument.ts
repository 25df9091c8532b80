/** The argument of a start that nobody is waiting for: no window opens. */
export const HIDDEN_ARGUMENT = '--hidden';
