import { afterEach, expect, test } from "vitest"
import type { Wanted } from "../../../../client/acts/act.ts"
import { performAct } from "../../../../client/acts/acts.ts"
import type { ActStage } from "../../../../client/scene/stage.ts"
import type { Answered } from "../../../../shared/contract/live.ts"
import { round, scene, statement, table } from "../../../kit/scenes.ts"
import { asked } from "./asking.ts"

afterEach(() => document.body.replaceChildren())

const call = round("call", "open")
const closing = { kind: "close-and-show", round: call } as const
const below = { code: "below-quorum", params: { side: "", answered: 3, needed: 5, follows: "outcomeless" } } as const

/** The page's acts, its commands, and the button's result, if the server answers in this way. */
async function closed(answer: Answered) {
  const wanted: Wanted[] = []
  const sent: unknown[] = []
  const send = (kind: string, body: unknown) => {
    sent.push({ kind, body })
    return Promise.resolve(answer)
  }
  const told = await performAct(closing, { send } as unknown as ActStage, act => wanted.push(act))
  return { wanted, sent, told }
}

test("if the server finds a round below its quorum, the page asks, with the server's figures (DOMAIN Q3)", async () => {
  const { wanted, sent, told } = await closed({ ok: false, refusal: below })
  expect(sent).toEqual([{ kind: "close-and-show", body: { round: call.id } }])
  expect(wanted).toEqual([{ ...closing, below }])
  expect(told).toMatchObject({ ok: true })
})

test("if the server closes the call nothing is asked, and another refusal is shown at the button", async () => {
  const receipt: Answered = { ok: true, seq: 7, made: {} }
  expect(await closed(receipt)).toMatchObject({ wanted: [], told: receipt })
  const late: Answered = { ok: false, refusal: { code: "already-done", params: { name: "Abe", time: 1 } } }
  expect(await closed(late)).toMatchObject({ wanted: [], told: late })
})

const given = scene({ statements: table(statement("in_round")), rounds: table(call) })

test.each(["close-and-show", "close-round"] as const)(
  "the dialog of %s says what follows, and sends nevertheless",
  async kind => {
    const { dialog, send } = await asked({ kind: kind, round: call, below }, given)
    expect(dialog.renderRoot.querySelector(".help")?.textContent).toBe(
      "Answered: 3 of the 5 that a quorum needs.\nClose all the same? The round then has no outcome.",
    )
    const words = [...dialog.renderRoot.querySelectorAll("button")].map(({ textContent }) => textContent?.trim())
    expect(words).toEqual(["Keep it open", "Close all the same"])
    expect(await send()).toEqual([{ kind, body: { round: call.id, evenBelowQuorum: true } }])
  },
)

test("Keep it open sends nothing", async () => {
  const { dialog } = await asked({ ...closing, below }, given)
  let sent = 0
  dialog.addEventListener("command-wanted", () => (sent += 1))
  dialog.renderRoot.querySelector<HTMLButtonElement>("button.quiet")?.click()
  await dialog.updateComplete
  expect(sent).toBe(0)
  expect(dialog.renderRoot.querySelector("dialog")?.open).toBe(false)
})
