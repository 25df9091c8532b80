import type { Ref } from 'preact';
import { useId } from 'preact/hooks';

interface SecretFieldProps {
  readonly label: string;
  /** What to say below: whether one is held, where it goes. */
  readonly hint?: string | undefined;
  /** Stands in the empty field. */
  readonly placeholder?: string | undefined;
  /** For a form that takes the secret out itself, with {@link takeSecret}. */
  readonly field?: Ref<HTMLInputElement>;
  /** Without a form: called when the field is left, or by Enter. */
  readonly take?: (secret: string) => void;
  /** True where a form cannot go without. */
  readonly isRequired?: boolean;
}

const LONGEST_SECRET = 1024;

/** Takes a secret out of its field, which is empty from then on. */
export function takeSecret(field: HTMLInputElement): string {
  const secret = field.value.trim();
  field.value = '';
  return secret;
}

/** A field for a secret: handed on and taken out of the page in the same moment, and never filled back. */
export function SecretField({
  label,
  hint,
  placeholder,
  field = null,
  take,
  isRequired = false,
}: SecretFieldProps) {
  const id = useId();
  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <input
        ref={field}
        id={id}
        class="field id-field"
        type="password"
        maxLength={LONGEST_SECRET}
        placeholder={placeholder}
        required={isRequired}
        autocomplete="new-password"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          if (!take) return;
          const secret = takeSecret(event.currentTarget);
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
