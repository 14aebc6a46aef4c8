/**
 * Into a list whose members are told when their rights change, by a right that was asked for before. What changed in
 * between was told to those who were in the list, so it is asked once more when they are.
 */
export async function joinAndRecheck(
  join: () => boolean | Promise<boolean>,
  recheck: () => Promise<void>,
): Promise<void> {
  if (await join()) await recheck()
}
