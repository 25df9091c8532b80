import { useId } from 'preact/hooks';

interface SecretFieldProps {
  readonly label: string;
  /** What to say below: whether one is held, where it goes. */
  readonly hint?: string | undefined;
  readonly take: (secret: string) => void;
}

const LONGEST_SECRET = 1024;

/**
 * A field for a secret. It is handed on when the field is left or by Enter, taken out of the page in the same moment,
 * and never filled back.
 */
export function SecretField({ label, hint, take }: SecretFieldProps) {
  const id = useId();
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="field id-field"
        type="password"
        maxLength={LONGEST_SECRET}
        autocomplete="new-password"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          const secret = event.currentTarget.value.trim();
          event.currentTarget.value = '';
          if (secret !== '') take(secret);
        }}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} class="muted">
          {hint}
        </span>
      )}
    </div>
  );
}
