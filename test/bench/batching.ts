import { sha256 } from "../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../shared/document/textHash.ts"
import { StatementId, type TopicId } from "../../shared/model/ids.ts"
import { joinBy, launch, openWindow } from "../kit/people/browsers.ts"
import { Person } from "../kit/people/person.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import { delays, shares } from "./kit/delays.ts"
import type { Row } from "./run.ts"

const rounds = 60

/** A batch that a panelist answers on a phone: the delay from each tap to the painted choice. */
export async function batching(): Promise<Row[]> {
  const running = await startPlenary()
  const browser = await launch()
  try {
    const window = await openWindow(browser, "en", { width: 390, height: 844 })
    const { page } = window
    await joinBy(window, running.links["panelist"] ?? "", "Lin")
    const batch = await opened(running)
    await page.goto(`${running.url}/w/practice/b/${batch}`)
    const seven = page.locator('plenary-score-buttons input[value="7"]')
    await seven.waitFor({ state: "attached" })
    let saved = 0
    const took = await delays(page, "click", async () => {
      for (let n = 0; n < rounds; n++) {
        await seven.evaluate((input: HTMLInputElement) => input.scrollIntoView({ block: "center" }))
        await seven.click({ force: true })
        await page.locator(".saved").filter({ hasText: "Saved" }).first().waitFor()
        saved += 1
        await page.keyboard.press("ArrowRight")
        await page.waitForTimeout(100)
      }
    })
    return [
      {
        what: `tap to painted choice in a batch of ${rounds} (${saved} saved by their receipts), p50 · p95 · max, at 4 × CPU`,
        measured: `${shares(took)} · ${took.at(-1)?.toFixed(0)} ms`,
        target: "each ≤ 100 ms",
      },
    ]
  } finally {
    await browser.close()
    await running.stop()
  }
}

/** Opens a batch. Returns its id. */
async function opened({ url, links }: Running): Promise<string> {
  const chair = await Person.join(url, links["moderator"] ?? "", "Chair")
  const ann = await Person.join(url, links["panelist"] ?? "", "Ann")
  const topic = chair.snapshot.topics[0]?.id as TopicId
  const statements: { statement: StatementId; version: number }[] = []
  for (let n = 0; n < rounds; n++) {
    const text = `Provision ${n}: data move by default, and every use is told.`
    const { made } = await ann.do("draft-statement", { topic, lang: "en", text })
    const statement = StatementId.parse(made["statement"])
    await ann.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
    await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
    statements.push({ statement, version: 1 })
  }
  await chair.do("open-batch", { kind: "rating", statements, anonymity: "named" })
  const batch = await chair.finds(state => Object.values(state.rounds).find(one => one.batch !== undefined)?.batch)
  ann.leave()
  chair.leave()
  return batch
}
