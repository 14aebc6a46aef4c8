/**
 * Adds a connection to the list of connections whose rights are checked when rights change. The connection's right was
 * checked before it was added. The right may have changed in between, so it is checked once more afterwards.
 */
export async function joinAndRecheck(
  join: () => boolean | Promise<boolean>,
  recheck: () => Promise<void>,
): Promise<void> {
  if (await join()) await recheck()
}
