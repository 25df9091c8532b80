/**
 * Gives memory back at once, not whenever garbage is collected: in a thread that is idle most of the time that may take
 * many minutes, and each of them brings megabytes. The buffer is empty from then on.
 */
export function release(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
