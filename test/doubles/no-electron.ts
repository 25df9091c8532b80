/*
 * Stands in for Electron where modules of the desktop are imported in plain Node: nothing of it is there, so whoever uses
 * it at import, or in a unit test, fails.
 */
export default {};
