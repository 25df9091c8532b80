import { useEffect, useState } from 'preact/hooks';
import { appearance } from './appearance.ts';

const QUERY = '(prefers-color-scheme: dark)';

/** Whether the page is dark, by the user's choice or the system's, kept current: for what the style sheet cannot reach. */
export function useDarkScheme(): boolean {
  const [isSystemDark, setIsSystemDark] = useState(() => matchMedia(QUERY).matches);
  useEffect(() => {
    const query = matchMedia(QUERY);
    const changed = () => setIsSystemDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  const { theme } = appearance.value;
  return theme === 'system' ? isSystemDark : theme === 'dark';
}
