import { useRef } from 'preact/hooks';

interface FileButtonProps {
  readonly label: string;
  readonly take: (text: string) => void;
}

/** Lets people choose a file and hands on its text; the same file can be chosen again. */
export function FileButton({ label, take }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void file.text().then(take);
        }}
      />
    </>
  );
}
