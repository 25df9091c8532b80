import { ActionButton } from '../parts/action-button.tsx';
import { DraftField } from '../parts/draft-field.tsx';
import { SecretField } from '../parts/secret-field.tsx';
import { setupHref } from '../route.ts';
import { KeepingNote } from './keeping-note.tsx';
import { missingCredentials } from './missing.ts';
import { PasteField } from './paste-field.tsx';
import { ReadingSummary } from './reading-summary.tsx';
import { words } from './setup-messages.ts';
import type { StepProps } from './step-props.ts';
import { WhereToFind } from './where-to-find.tsx';

const LONGEST_KEY = 255;
const LONGEST_NAME = 100;

/** The first step: one paste where it goes well, three fields where it does not. */
export function PasteStep({ state, overview, store }: StepProps) {
  const { bridge, setup } = store;
  const { paste } = words;
  return (
    <div class="setup-columns">
      <section class="setup-main" aria-label={words.stepNames.paste}>
        <PasteField state={state} store={store} />
        <ReadingSummary state={state} />
        <fieldset class="fields">
          <legend class="section-title">{state.reading ? paste.fieldsRead : paste.fields}</legend>
          <DraftField
            label={paste.key}
            value={state.key}
            maxLength={LONGEST_KEY}
            isId
            commit={(key) => setup.order(() => bridge.setupEdit({ key: key.trim() }))}
          />
          <SecretField
            label={paste.secret}
            placeholder={state.hasSecret ? paste.secretHeld : undefined}
            hint={state.hasSecret ? paste.secretHint : undefined}
            take={(secret) => void setup.order(() => bridge.setupEdit({ secret }))}
          />
          <DraftField
            label={paste.name}
            value={state.name}
            maxLength={LONGEST_NAME}
            commit={(name) => setup.order(() => bridge.setupEdit({ name: name.trim() }))}
          />
        </fieldset>
        <KeepingNote keeping={state.keeping} />
        <ActionButton
          isPrimary
          refusal={missingCredentials(state)}
          run={() => (location.hash = setupHref('clusters'))}
        >
          {words.continue}
        </ActionButton>
      </section>
      <WhereToFind overview={overview} store={store} />
    </div>
  );
}
