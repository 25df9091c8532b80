import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ChangeNote } from './change-note.tsx';
import type { Change } from './use-change.ts';

interface SettingProps {
  readonly label: string;
  readonly hint?: string;
  /** True where the label names several controls together. */
  readonly isGroup?: boolean;
  readonly change?: Pick<Change<unknown>, 'undo' | 'said' | 'refusal'>;
  readonly problem?: string | null;
  /** Gets what its control is to wear: the id that the label points to, and that of the hint. */
  readonly children: (ids: { readonly id: string; readonly hintId: string | undefined }) => ComponentChildren;
}

/** One thing that can be set: its name and what it means, its control, what became of the last change. */
export function Setting({ label, hint, isGroup = false, change, problem, children }: SettingProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const labelId = `${id}-label`;
  return (
    <div
      class="setting"
      {...(isGroup && { role: 'group', 'aria-labelledby': labelId, 'aria-describedby': hintId })}
    >
      <div class="setting-subject">
        {isGroup ? (
          <span id={labelId}>{label}</span>
        ) : (
          <label id={labelId} for={id}>
            {label}
          </label>
        )}
        {hint !== undefined && (
          <span id={hintId} class="setting-hint muted">
            {hint}
          </span>
        )}
      </div>
      <div class="setting-control">
        {children({ id, hintId })}
        {change && <ChangeNote label={label} change={change} problem={problem ?? null} />}
      </div>
    </div>
  );
}

interface SettingsSectionProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Settings that belong together. */
export function SettingsSection({ title, children }: SettingsSectionProps) {
  return (
    <section class="settings-section" aria-label={title}>
      <h2 class="settings-title">{title}</h2>
      <div class="settings-list">{children}</div>
    </section>
  );
}

interface FactProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** Something to know, beside the settings. */
export function Fact({ label, children }: FactProps) {
  return (
    <div class="setting">
      <span class="setting-subject">{label}</span>
      <div class="setting-control">{children}</div>
    </div>
  );
}
