/** The environment variable with the machine, as JSON, that the double pretends to run on. */
export const MACHINE_VARIABLE = 'ELECTRON_DOUBLE_MACHINE';
