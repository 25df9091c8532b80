import { useSignal } from '@preact/signals';
import type { AccountSummary } from '../../preload/contract.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { SaveButton } from './save-button.tsx';
import { Fact, Setting, SettingsSection } from './setting.tsx';
import { words } from './settings-messages.ts';
import { usePreference, type SectionProps } from './use-preference.ts';

interface DiagnosisSectionProps extends SectionProps {
  readonly accounts: readonly AccountSummary[];
}

/** The log, and what helps a maintainer: files without secrets, and without names by choice. */
export function DiagnosisSection({ view, store, accounts }: DiagnosisSectionProps) {
  const { diagnosis } = words;
  const level = usePreference({ view, store }, 'logLevel');
  const hashNames = useSignal(true);
  return (
    <SettingsSection title={diagnosis.title}>
      <ChoiceSetting label={diagnosis.level} labels={diagnosis.levels} change={level} />
      {view.folder !== '' && (
        <Fact label={diagnosis.file}>
          <CopyText text={view.folder} what={words.about.path} />
        </Fact>
      )}
      <Setting label={diagnosis.hash} hint={diagnosis.hashHint}>
        {({ id, hintId }) => (
          <input
            id={id}
            type="checkbox"
            class="setting-check"
            checked={hashNames}
            aria-describedby={hintId}
            onChange={(event) => (hashNames.value = event.currentTarget.checked)}
          />
        )}
      </Setting>
      <Setting label={diagnosis.report} hint={diagnosis.reportHint} isGroup>
        {() => (
          <SaveButton
            label={diagnosis.saveReport}
            make={() => store.bridge.saveDiagnostics({ hashNames: hashNames.peek() })}
          />
        )}
      </Setting>
      <Setting label={diagnosis.scrape} isGroup>
        {() => (
          <>
            {accounts.length === 0 && <span class="muted">{diagnosis.noAccounts}</span>}
            {accounts.map(({ id, name }) => (
              <SaveButton
                key={id}
                label={diagnosis.saveScrape(name)}
                make={() => store.bridge.saveLastScrape({ accountId: id, hashNames: hashNames.peek() })}
              />
            ))}
            <span class="setting-replay muted">
              {diagnosis.scrapeHint} <CopyText text={diagnosis.replay} what={diagnosis.command} />
            </span>
          </>
        )}
      </Setting>
    </SettingsSection>
  );
}
