import { useEffect } from 'preact/hooks';
import type { Overview, SetupState } from '../../preload/contract.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { setupHref, type Step } from '../route.ts';
import type { Store } from '../store.ts';
import '../styles/forms.css';
import '../styles/setup.css';
import { ClustersStep } from './clusters-step.tsx';
import { PasteStep } from './paste-step.tsx';
import { words } from './setup-messages.ts';
import { StepBar } from './step-bar.tsx';
import { TestStep } from './test-step.tsx';

interface SetupPageProps {
  readonly overview: Overview;
  readonly store: Store;
  /** Null: where set-up was left. */
  readonly step: Step | null;
}

/** From nothing to clusters being read, in three steps. All it knows is what the application holds. */
export function SetupPage({ overview, store, step }: SetupPageProps) {
  const { value: state, failure } = store.setup.state.value;
  useEffect(() => store.followSetup(), [store]);
  useStep(store, step, state);

  if (state === null && failure) return <Unanswered answer={store.setup} wholePage />;
  if (state === null || step === null) return <Skeleton />;
  const shared = { state, overview, store };
  return (
    <article class="setup">
      <h1 tabIndex={-1} class="page-title">
        {overview.accounts.length === 0 ? words.title : words.titleMore}
      </h1>
      <StepBar state={state} step={step} store={store} />
      {step === 'paste' && <PasteStep {...shared} />}
      {step === 'clusters' && <ClustersStep {...shared} />}
      {step === 'test' && <TestStep {...shared} />}
    </article>
  );
}

/** The address leads: the application is told which step is on screen, and is asked where the address does not say. */
function useStep(store: Store, step: Step | null, state: SetupState | null): void {
  const left = state?.step ?? null;
  useEffect(() => {
    if (step === null && left !== null) location.replace(setupHref(left));
  }, [step, left]);
  useEffect(() => {
    if (step !== null) void store.setup.order(() => store.bridge.setupStep({ step }));
  }, [store, step]);
}
