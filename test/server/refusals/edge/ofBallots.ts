import Sqlite from "better-sqlite3"
import { refusalOf } from "../../../../server/core/failing.ts"
import { BallotsLocked } from "../../../../server/ports/database/failing.ts"
import type { RefusalCode } from "../../../../shared/contract/refusals.ts"
import { secretPanel } from "../../commands/round/secret/secretPanel.ts"
import type { Provocation } from "../provoking.ts"

export const ofBallots: Partial<Record<RefusalCode, Provocation>> = {
  "other-browser": ballot(async panel => {
    await panel.cast(await panel.collect("panelist1"), agree)
    return panel.collect("panelist1")
  }),
  "ballots-wait": ballot(async panel => {
    const reader = new Sqlite(panel.panel.file, { readonly: true })
    reader.exec("BEGIN")
    reader.prepare("SELECT count(*) FROM event").get()
    await panel.collect("panelist1")
    const held = await panel.collect("panelist2")
    reader.close()
    return held
  }),
  "ballots-locked": ballot(async panel => {
    await panel.collect("panelist1")
    const { ballots } = panel.panel.instance
    Object.assign(ballots, { mark: () => Promise.reject(new BallotsLocked()) })
    return refusalOf(await panel.collect("panelist2").catch((failure: unknown) => failure))?.code ?? ""
  }),
  "ballot-elsewhere": ballot(async panel => {
    await panel.collect("panelist1", "one browser")
    return panel.collect("panelist1", "another browser", false)
  }),
  "ballot-replaced": ballot(async panel => {
    const token = await panel.collect("panelist1")
    panel.restart()
    await panel.tend()
    return panel.cast(token, agree)
  }),
}
const agree = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null } as const

function ballot(act: (panel: Awaited<ReturnType<typeof secretPanel>>) => Promise<string>): Provocation {
  return async () => {
    const opened = await secretPanel()
    try {
      return { code: (await act(opened)) as RefusalCode, params: {} }
    } finally {
      await opened.panel.end()
    }
  }
}

/** Codes of the edge, over HTTP, Socket.IO and the document endpoint of a real server. */
