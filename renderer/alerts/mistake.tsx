import { StateShape } from '../parts/state-shape.tsx';

interface MistakeProps {
  /** The field names it by `aria-describedby`. */
  readonly id: string;
  readonly text: string | undefined;
}

/** What is wrong with a field, at the field; there even while nothing is, so that it is heard when something is. */
export function Mistake({ id, text }: MistakeProps) {
  return (
    <span id={id} class="mistake" role="alert">
      {text !== undefined && (
        <>
          <StateShape health="warning" />
          {text}
        </>
      )}
    </span>
  );
}
