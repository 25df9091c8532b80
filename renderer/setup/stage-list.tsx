import type { Health, SetupState, TestStage } from '../../preload/contract.ts';
import { QuantityText } from '../parts/quantity.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import { FailureReport } from './failure-report.tsx';
import { words } from './setup-messages.ts';

/** The shapes that say the same of a cluster. */
const SHAPES = {
  waiting: 'stale',
  running: 'starting',
  passed: 'healthy',
  skipped: 'stale',
  failed: 'critical',
} satisfies Record<TestStage['status'], Health>;

/** The stages of the test as they fill; a failure opens under its own. */
export function StageList({ state, now }: { readonly state: SetupState; readonly now: number }) {
  return (
    <ol class="stages" aria-label={words.test.stages}>
      {state.stages.map((stage) => (
        <li key={stage.id} class={`stage stage-${stage.status}`}>
          <div class="stage-line">
            <StateShape health={SHAPES[stage.status]} />
            <span class="stage-title">{stage.title}</span>
            <span class="stage-status">{words.test.statuses[stage.status]}</span>
            {stage.detail !== null && <span class="stage-detail muted">{stage.detail}</span>}
            {stage.tookMs !== null && (
              <span class="stage-time">
                <QuantityText value={stage.tookMs} unit="milliseconds" />
              </span>
            )}
          </div>
          {stage.failure && <FailureReport failure={stage.failure} state={state} now={now} isUnderStage />}
        </li>
      ))}
    </ol>
  );
}
