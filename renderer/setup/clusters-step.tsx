import type { SetupCluster } from '../../preload/contract.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { setupHref } from '../route.ts';
import type { Store } from '../store.ts';
import { AddClusters } from './add-clusters.tsx';
import { ClusterChoice } from './cluster-choice.tsx';
import { FailureReport } from './failure-report.tsx';
import { missingCredentials } from './missing.ts';
import { words } from './setup-messages.ts';
import type { StepProps } from './step-props.ts';
import { StepTitle } from './step-title.tsx';
import { WorkLine } from './work-line.tsx';

/** So many are as quickly chosen one by one. */
const FEW = 3;

/** The second step: which clusters, and what to call them. */
export function ClustersStep({ state, overview, store }: StepProps) {
  const chosen = state.clusters.filter(({ isChosen }) => isChosen).length;
  return (
    <section class="setup-main" aria-label={words.stepNames.clusters}>
      <StepTitle>{words.clusters.title}</StepTitle>
      <Finding state={state} overview={overview} store={store} />
      {state.clusters.length === 0 && state.finding.status !== 'running' && (
        <EmptyState title={words.clusters.none} />
      )}
      {state.clusters.length > 0 && (
        <>
          <div class="choices-head">
            <p class="muted" role="status">
              {words.clusters.chosen(chosen, state.clusters.length)}
            </p>
            {state.clusters.length > FEW && <ChooseAll clusters={state.clusters} store={store} />}
          </div>
          <ul class="choices" aria-label={words.clusters.list}>
            {state.clusters.map((cluster) => (
              <ClusterChoice key={cluster.id} cluster={cluster} store={store} />
            ))}
          </ul>
        </>
      )}
      <AddClusters store={store} />
      <div class="step-actions">
        <a class="button" href={setupHref('paste')}>
          {words.back}
        </a>
        <ActionButton
          isPrimary
          refusal={chosen === 0 ? words.clusters.chooseOne : null}
          run={() => (location.hash = setupHref('test'))}
        >
          {words.continue}
        </ActionButton>
      </div>
    </section>
  );
}

interface ChooseAllProps {
  readonly clusters: readonly SetupCluster[];
  readonly store: Store;
}

/** All or none at a stroke. */
function ChooseAll({ clusters, store }: ChooseAllProps) {
  const choose = (isChosen: boolean) => {
    const edits = clusters.map(({ id }) => ({ id, isChosen }));
    return store.setup.order(() => store.bridge.setupClusters({ edits }));
  };
  return (
    <span class="choices-tools">
      <button type="button" class="button quiet" onClick={() => void choose(true)}>
        {words.clusters.chooseAll}
      </button>
      <button type="button" class="button quiet" onClick={() => void choose(false)}>
        {words.clusters.chooseNone}
      </button>
    </span>
  );
}

/** The question to Confluent, which is the consent to send the key, and what came of it. */
function Finding({ state, overview, store }: StepProps) {
  const { finding } = state;
  const isAsked = finding.status === 'done' || finding.status === 'failed';
  return (
    <div class="finding">
      <WorkLine work={finding} running={words.clusters.asking}>
        <ActionButton
          isPrimary={state.clusters.length === 0}
          refusal={missingCredentials(state)}
          run={() => void store.setup.order(() => store.bridge.setupFind(null))}
        >
          {isAsked ? words.clusters.askAgain : words.clusters.ask}
        </ActionButton>
        {finding.status === 'idle' && <p class="muted">{words.clusters.consent}</p>}
      </WorkLine>
      {finding.failure && (
        <FailureReport
          failure={finding.failure}
          subject={words.clusters.failed}
          state={state}
          now={overview.now}
        />
      )}
    </div>
  );
}
