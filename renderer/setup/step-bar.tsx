import type { SetupState } from '../../preload/contract.ts';
import { setupHref, STEPS, type Step } from '../route.ts';
import type { Store } from '../store.ts';
import { words } from './setup-messages.ts';

interface StepBarProps {
  readonly state: SetupState;
  readonly step: Step;
  readonly store: Store;
}

/** The three steps, each with its address; what is done says so. */
export function StepBar({ state, step, store }: StepBarProps) {
  const done: Record<Step, boolean> = {
    paste: state.key !== '' && state.hasSecret,
    clusters: state.clusters.some(({ isChosen }) => isChosen),
    test: state.test.status === 'done',
  };
  const isBlank = state.key === '' && !state.hasSecret && state.clusters.length === 0;
  return (
    <div class="step-bar">
      <ol class="steps" aria-label={words.steps}>
        {STEPS.map((name, index) => (
          <li key={name}>
            <a class="step" href={setupHref(name)} aria-current={name === step ? 'step' : undefined}>
              <span class="step-mark" aria-hidden="true">
                {done[name] ? <DoneMark /> : index + 1}
              </span>
              {words.stepNames[name]}
              {done[name] && <span class="visually-hidden">, {words.stepDone}</span>}
            </a>
          </li>
        ))}
      </ol>
      {!isBlank && (
        <button
          type="button"
          class="button quiet"
          onClick={() => {
            void store.setup.order(() => store.bridge.setupDiscard(null));
            location.hash = setupHref('paste');
          }}
        >
          {words.discard}
        </button>
      )}
    </div>
  );
}

function DoneMark() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12">
      <path
        d="M2.5 6.5 L5 9 L9.5 3.5"
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
