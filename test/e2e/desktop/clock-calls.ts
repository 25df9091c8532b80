/** What a test asks of the application's clock; each answers with what the clock says, or how many sleep. */
export interface ClockCalls {
  advance: { request: { ms: number }; response: number };
  /** Time goes on while the machine sleeps: nobody wakes. */
  jump: { request: { ms: number }; response: number };
  pending: { request: null; response: number };
}
