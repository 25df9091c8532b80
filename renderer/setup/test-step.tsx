import { ActionButton } from '../parts/action-button.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { OVERVIEW_HREF, setupHref } from '../route.ts';
import { FailureReport } from './failure-report.tsx';
import { KeepingNote } from './keeping-note.tsx';
import { missingCredentials } from './missing.ts';
import { words } from './setup-messages.ts';
import type { StepProps } from './step-props.ts';
import { StageList } from './stage-list.tsx';
import { StepTitle } from './step-title.tsx';
import { WorkLine } from './work-line.tsx';

/** The third step: whether it works, stage by stage, and the end of set-up. */
export function TestStep({ state, overview, store }: StepProps) {
  const { test, stages, clusters, unfinished, keeping } = state;
  const saving = useOrder(store);
  const isChosen = clusters.some((cluster) => cluster.isChosen);
  const save = async () => {
    if (await saving.send(() => store.bridge.setupFinish(null))) location.hash = OVERVIEW_HREF;
  };
  // A failure that no stage holds would be lost otherwise.
  const loneFailure = stages.some(({ failure }) => failure !== null) ? null : test.failure;
  return (
    <section class="setup-main" aria-label={words.stepNames.test}>
      <StepTitle>{words.test.title}</StepTitle>
      {stages.length === 0 && <p>{words.test.noStages}</p>}
      <WorkLine work={test} running={words.test.running}>
        <ActionButton
          isPrimary={test.status === 'idle'}
          refusal={missingCredentials(state) ?? (isChosen ? null : words.clusters.chooseOne)}
          run={() => void store.setup.order(() => store.bridge.setupTest(null))}
        >
          {test.status === 'idle' ? words.test.run : words.test.runAgain}
        </ActionButton>
        {test.status === 'idle' && <p class="muted">{words.test.consent}</p>}
      </WorkLine>
      {stages.length > 0 && <StageList state={state} now={overview.now} />}
      {loneFailure && <FailureReport failure={loneFailure} state={state} now={overview.now} />}
      <KeepingNote keeping={keeping} />
      <div class="step-actions">
        <a class="button" href={setupHref('clusters')}>
          {words.back}
        </a>
        <ActionButton isPrimary={test.status !== 'idle'} refusal={unfinished} run={() => void save()}>
          {saving.isRunning.value ? words.test.saving : words.test.save}
        </ActionButton>
      </div>
      <Refusal order={saving} />
    </section>
  );
}
