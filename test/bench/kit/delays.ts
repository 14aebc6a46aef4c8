import type { Page } from "playwright"

/** Slows the page's CPU down by this rate. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send("Emulation.setCPUThrottlingRate", { rate })
}

/** Milliseconds from each event of this kind to the next frame, sorted, at 4 × CPU. */
export async function delays(page: Page, kind: "keydown" | "click", act: () => Promise<void>): Promise<number[]> {
  await throttle(page, 4)
  await page.evaluate(name => {
    const took: number[] = []
    Object.assign(globalThis, { took })
    document.addEventListener(
      name,
      ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - timeStamp))),
      { capture: true },
    )
  }, kind)
  await act()
  await page.waitForTimeout(500)
  await throttle(page, 1)
  const took = await page.evaluate(() => (globalThis as unknown as { took: number[] }).took)
  return took.toSorted((a, b) => a - b)
}

/** Returns the median and the 95th percentile in words. */
export function shares(took: readonly number[]): string {
  const at = (share: number) => took[Math.floor(took.length * share)]?.toFixed(0) ?? "?"
  return `${at(0.5)} · ${at(0.95)} ms`
}
