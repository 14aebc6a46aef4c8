import { afterEach } from "vitest"
import type { Window } from "./browsers.ts"

/** Saves a picture of each window in the temporary folder if a test fails. */
export const picturesOnFailure = (windows: Readonly<Record<string, Window>>): void =>
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return
    for (const [name, { page }] of Object.entries(windows))
      await page.screenshot({ path: `/tmp/plenary-${task.id}-${name}.png`, fullPage: true })
  })
