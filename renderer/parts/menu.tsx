import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface MenuProps {
  readonly label: ComponentChildren;
  /** What is inside, for those who listen; the label where that is a text. */
  readonly title: string;
  /** Gets the way to close it, for what is done once chosen. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button that opens a small panel below itself. Closes with Escape and with a click elsewhere. */
export function Menu({ label, title, children }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (!menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      if (menu.current && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);

  return (
    <details
      ref={menu}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        close();
      }}
    >
      <summary class="button">{label}</summary>
      <fieldset class="menu-content">
        <legend class="visually-hidden">{title}</legend>
        {children(close)}
      </fieldset>
    </details>
  );
}
