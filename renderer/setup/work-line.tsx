import type { ComponentChildren } from 'preact';
import type { SetupWork } from '../../preload/contract.ts';
import { StateShape } from '../parts/state-shape.tsx';

interface WorkLineProps {
  readonly work: SetupWork;
  /** What to say while it runs. */
  readonly running: string;
  /** How it is started; not shown while it runs. */
  readonly children: ComponentChildren;
}

/** Work that takes a moment: the way to start it, that it runs, and what is to be known of it. */
export function WorkLine({ work, running, children }: WorkLineProps) {
  return (
    <>
      <div class="work" role="status">
        {work.status === 'running' && (
          <p class="working">
            <StateShape health="starting" />
            {running}
          </p>
        )}
      </div>
      {work.status !== 'running' && <div class="work">{children}</div>}
      {work.remarks.length > 0 && (
        <ul class="notes">
          {work.remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
    </>
  );
}
