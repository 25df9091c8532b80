const TAIL_LENGTH = 8;
const SHORT_ENOUGH = 12;

/**
 * A name that gives up its middle where space is short: what tells long names apart is mostly at their ends. Made of
 * two parts, which screen readers would read as two: what names itself by this text takes an `aria-label` as well.
 */
export function MiddleEllipsis({ text }: { readonly text: string }) {
  if (text.length <= SHORT_ENOUGH) {
    return (
      <span class="name" title={text}>
        {text}
      </span>
    );
  }
  return (
    <span class="name middle" title={text}>
      <span class="middle-head">{text.slice(0, -TAIL_LENGTH)}</span>
      <span class="middle-tail">{text.slice(-TAIL_LENGTH)}</span>
    </span>
  );
}
