import { afterEach, expect, test } from "vitest"
import { createBallotWatch } from "../../../server/watches/ballots.ts"
import type { RoundId } from "../../../shared/model/ids.ts"
import { until } from "../../kit/clocks/until.ts"
import { agree, type SecretPanel, secretPanel } from "../commands/round/secret/secretPanel.ts"

let secret: SecretPanel
afterEach(() => secret.panel.end())

test("a round whose key is lost becomes void once, by an entry that says so, and its roll is destroyed", async () => {
  secret = await secretPanel()
  const { instance } = secret.panel
  await secret.cast(await secret.collect("panelist1"), agree)
  let lose = (_: RoundId): void => expect.fail("nobody listens")
  const ballots = {
    ...instance.ballots,
    onLost: (listener: typeof lose) => {
      lose = listener
      return () => {}
    },
  }
  const ending = new AbortController()
  const failed = (error: unknown) => expect.fail(String(error))
  const running = createBallotWatch({ ...instance, ballots, failed }).run(ending.signal, 1)
  // It is told every second until the round is destroyed.
  for (let n = 0; n < 3; n++) lose(secret.round)
  await until(async () => (await secret.row())?.state === "void", "the round is void")
  await until(async () => (await instance.ballots.rounds()).length === 0, "the roll is destroyed")
  ending.abort()
  await running
  const { seq } = await instance.store.head(secret.workspace)
  const entries = (await instance.store.events(secret.workspace, 0, seq)).filter(({ kind }) => kind === "round-voided")
  expect(entries.map(({ by, body }) => [by, body])).toEqual([
    [
      null,
      expect.objectContaining({
        round: secret.round,
        reason:
          "The key to the ballots of this secret round is lost: no server had it for fifteen minutes. Please open the round again.",
      }),
    ],
  ])
})
