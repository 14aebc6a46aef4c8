import { afterEach } from "vitest"
import type { Window } from "./browsers.ts"

/** If a test fails, a picture of each window is kept in the temporary folder. */
export const picturesOnFailure = (windows: Readonly<Record<string, Window>>): void =>
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return
    for (const [name, { page }] of Object.entries(windows))
      await page.screenshot({ path: `/tmp/plenary-${task.id}-${name}.png`, fullPage: true })
  })
