import type { GroupChoices, RequestOf } from '../../preload/contract.ts';
import type { GroupSettings, Settings } from './settings.ts';

/** What the user said of the groups of a cluster, by name. */
export function groupChoices(
  { groups = [] }: Settings,
  clusterId: string,
): ReadonlyMap<string, GroupChoices> {
  return new Map(
    groups.filter((one) => one.clusterId === clusterId).map((one) => [one.group, choicesOf(one)]),
  );
}

/** What is known of one group; all defaults where nothing was said. */
export function choicesOf({
  isPinned,
  isExpectedIdle,
  isHidden,
  name,
}: Partial<GroupSettings>): GroupChoices {
  return {
    isPinned: isPinned ?? false,
    isExpectedIdle: isExpectedIdle ?? false,
    isHidden: isHidden ?? false,
    name: name ?? null,
  };
}

/** The settings with what is now said of a group; what is left out stays. A group of which nothing is said is left out. */
export function withGroupChoice(settings: Settings, request: RequestOf<'chooseGroup'>): Settings {
  const { clusterId, group, ...change } = request;
  const { groups = [] } = settings;
  const isSame = (one: GroupSettings): boolean => one.clusterId === clusterId && one.group === group;
  const before = groups.find(isSame);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const { name, ...flags } = { ...choicesOf(before ?? {}), ...given };
  const after: GroupSettings = {
    clusterId,
    group,
    ...Object.fromEntries(Object.entries(flags).filter(([, isSet]) => isSet)),
    ...(name !== null && name.trim() !== '' && { name: name.trim() }),
  };
  const isWorthKeeping = Object.keys(after).length > 2;
  const others = groups.filter((one) => !isSame(one));
  if (!isWorthKeeping) return { ...settings, groups: others };
  // One that is there keeps its place: pinned groups stand in the order in which they were pinned.
  const isNewlyPinned = after.isPinned === true && before?.isPinned !== true;
  if (!before || isNewlyPinned) return { ...settings, groups: [...others, after] };
  return { ...settings, groups: groups.map((one) => (isSame(one) ? after : one)) };
}
