import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { Entry } from "../../../../shared/contract/events.ts"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Anonymity } from "../../../../shared/model/terms.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

async function closed(anonymity: Anonymity): Promise<string> {
  const statement = await panel.proposed()
  const body = { statement, version: 1, kind: "rating", anonymity } as const
  const round = String((await panel.do("moderator", "open-round", body))["round"])
  expect(await panel.refused("panelist1", "report-late-answer", { round })).toBe("round-not-closed")
  await panel.do("moderator", "close-round", { round, evenBelowQuorum: true })
  return round
}

const written = async (): Promise<readonly Entry[]> => {
  const workspace = WorkspaceId.parse((await panel.stage.state()).workspace?.id)
  return (await panel.instance.folds.entries(workspace, 0, "room")).list
}

const late = async (round: string) => (await panel.stage.state()).rounds[round as never]?.late

describe("an answer that came late", () => {
  test("is counted once for a person, by name where the round is named", async () => {
    const round = await closed("named")
    await panel.do("panelist1", "report-late-answer", { round })
    await panel.do("panelist1", "report-late-answer", { round })
    await panel.do("panelist2", "report-late-answer", { round })
    expect(await late(round)).toEqual({ n: 2, members: [panel.people.panelist1, panel.people.panelist2] })
    expect(await panel.refused("secretary", "report-late-answer", { round })).toBe("not-permitted")
  })

  test.each(["pseudonymous", "secret"] as const)("of a %s round is a number, without a sender", async anonymity => {
    const round = await closed(anonymity)
    await panel.do("panelist1", "report-late-answer", { round })
    await panel.do("panelist1", "report-late-answer", { round })
    await panel.do("panelist3", "report-late-answer", { round })
    expect(await late(round)).toEqual({ n: 2, members: [] })
    const entries = (await written()).filter(({ kind }) => kind === "answer-came-late")
    expect(entries).toHaveLength(2)
    for (const entry of entries) {
      expect(entry.by).toBeNull()
      expect(JSON.stringify(entry.body)).not.toContain(panel.people.panelist1)
    }
  })

  test("has no name in the gallery, also of a named round", async () => {
    const round = await closed("named")
    await panel.do("panelist1", "report-late-answer", { round })
    const entry = (await written()).find(({ kind }) => kind === "answer-came-late")
    const read = gallery(entry as Entry, "named")
    expect(read).toMatchObject({ by: null, body: { member: null } })
    expect(JSON.stringify(read)).not.toContain(panel.people.panelist1)
  })
})
