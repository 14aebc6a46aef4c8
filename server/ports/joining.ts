/**
 * Adds a connection to a list whose members are told when their rights change. The right was checked before the
 * connection was in the list and may have changed in between, so it is checked once more afterwards.
 */
export async function joinAndRecheck(
  join: () => boolean | Promise<boolean>,
  recheck: () => Promise<void>,
): Promise<void> {
  if (await join()) await recheck()
}
