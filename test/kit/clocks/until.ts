/** Milliseconds after which a wait is a hang. No machine is so busy that it gets there. */
export const hangMs = 120_000

/** Waits until the condition holds. Throws an error with the name of the condition if it does not hold in time. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  ms = hangMs,
  everyMs = 20,
): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms: ${what}`)
    await new Promise(resolve => setTimeout(resolve, everyMs))
  }
}

export const sleep = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
