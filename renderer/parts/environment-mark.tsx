import type { EnvironmentColour } from '../../preload/contract.ts';
import { messages } from '../messages.ts';

/** The colour of an environment as a thin bar, its name for those who hover or listen. */
export function EnvironmentMark({ colour }: { readonly colour: EnvironmentColour | null }) {
  if (colour === null) return null;
  const name = messages.environmentColour(messages.colours[colour]);
  return <span class={`environment environment-${colour}`} role="img" aria-label={name} title={name} />;
}
