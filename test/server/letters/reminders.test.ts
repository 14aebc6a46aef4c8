import { afterEach, expect, test } from "vitest"
import { createPostman } from "../../../server/watches/mail.ts"
import type { Anonymity } from "../../../shared/model/terms.ts"
import { until } from "../../kit/clocks/until.ts"
import { watched } from "../../kit/servers/watched.ts"
import {
  type BatchPanel,
  batchPanel,
  hour,
  inAnHour,
  isAllTold,
  start,
  wantedBy,
} from "../commands/round/batch/batchPanel.ts"

const open: BatchPanel[] = []
afterEach(async () => {
  for (const { panel } of open.splice(0)) await panel.end()
})

const everybody = ["panelist1", "panelist2", "panelist3", "panelist4", "panelist5", "panelist6"]
const without = "panelist6"

interface Letter {
  to: string
  subject: string
  text: string
}

/**
 * A panel with a batch of two statements. Everybody but the last panelist has an address; `bounces` has a dead one, and
 * `unconfirmed` one that somebody else set.
 */
async function rated({
  anonymity,
  bounces = "",
  unconfirmed = "",
}: {
  anonymity: Anonymity
  bounces?: string
  unconfirmed?: string
}) {
  const batch = await batchPanel({ texts: 2, panelists: 6 })
  open.push(batch)
  const { panel } = batch
  for (const who of everybody)
    if (who !== without)
      await panel.do("secretary", "set-address", { member: panel.people[who]!, email: `${who}@example.org` })
  const rounds = await batch.open({ kind: "rating", anonymity, deadline: inAnHour })
  const letters: Letter[] = []
  /** the rows of letters, as the database holds them before the last letter of a notice is sent */
  const rows: string[] = []
  const failures: unknown[] = []
  const directory = {
    ...panel.instance.directory,
    addresses: async (...of: Parameters<typeof panel.instance.directory.addresses>) =>
      (await panel.instance.directory.addresses(...of)).map(one =>
        one.member === panel.people[unconfirmed] ? one : { ...one, confirmedAt: start },
      ),
    endLetter: async (...[key, end]: Parameters<typeof panel.instance.directory.endLetter>) => {
      rows.push(`${key.member} ${end}`)
      await panel.instance.directory.endLetter(key, end)
    },
  }
  const send = async (letter: Letter) => {
    if (letter.to === `${bounces}@example.org`) throw new Error("no such mailbox")
    letters.push(letter)
  }
  return {
    ...batch,
    rounds,
    letters,
    rows,
    failures,
    /** answers both rounds */
    async answered(who: string, value = 6) {
      for (const round of rounds) await batch.rate(who, round, value)
    },
    /** asks for a reminder as with a mail server, and mails what is due */
    async remind(by: "mail" | "copied" = "mail") {
      const about = { of: "reminder", round: rounds[0]! } as const
      if (by === "copied") await panel.do("moderator", "send-notice", { about, by })
      else await wantedBy(batch, about)
      await this.deliver()
    },
    async deliver() {
      const ports = { ...panel.instance, directory, url: "http://localhost", failed: (e: unknown) => failures.push(e) }
      const postman = await watched(createPostman({ ...ports, mail: { send, close: () => undefined } }))
      await until(async () => isAllTold(await panel.stage.state()), "every letter is sent")
      await postman.stop()
    },
    to: () => letters.map(({ to }) => to.replace("@example.org", "")),
    notices: async () => Object.values((await panel.stage.state()).notices),
  }
}

test("the electors are told of the deadline of a batch once, and of its extension", async () => {
  const panel = await rated({ anonymity: "pseudonymous" })
  await panel.deliver()
  expect(panel.to()).toEqual(everybody.slice(0, 5))
  expect(panel.letters[0]?.text).toContain("A-1, A-2")
  expect(panel.letters[0]?.text).toContain("/b/")
  await panel.deliver()
  expect(panel.letters).toHaveLength(5)
  await panel.panel.do("moderator", "extend-deadline", { round: panel.rounds[1]!, endsAt: start + 2 * hour })
  await panel.deliver()
  expect(panel.to().slice(5)).toEqual(everybody.slice(0, 5))
  expect(panel.letters.at(-1)?.subject).toContain("more time for 2 statements")
  expect((await panel.notices()).map(({ members, missed }) => [members.length, missed.length])).toEqual([
    [5, 1],
    [5, 1],
  ])
})

test("in a named round those who have not answered everything are reminded, and the log names them", async () => {
  const panel = await rated({ anonymity: "named" })
  await panel.deliver()
  panel.letters.length = 0
  for (const who of ["panelist1", "panelist2"]) await panel.answered(who)
  await panel.rate("panelist3", panel.rounds[0]!, 6)
  await panel.remind()
  expect(panel.to()).toEqual(["panelist3", "panelist4", "panelist5"])
  expect(panel.letters[0]?.text).toContain("One answer of yours is missing")
  expect(panel.letters[1]?.text).toContain("2 answers of yours are missing")
  const { people } = panel.panel
  expect((await panel.notices()).at(-1)).toMatchObject({
    members: [people["panelist3"], people["panelist4"], people["panelist5"]],
    missed: [people[without]],
  })
})

test("with hidden names the server chooses, and two panels that differ in who has answered are the same to everybody", async () => {
  const told = await Promise.all(
    [
      ["panelist1", "panelist2", "panelist3"],
      ["panelist4", "panelist5", without],
    ].map(async who => {
      const panel = await rated({ anonymity: "pseudonymous", bounces: "panelist4" })
      await panel.deliver()
      panel.letters.length = 0
      panel.rows.length = 0
      panel.failures.length = 0
      for (const one of who) await panel.answered(one)
      await panel.remind()
      return { panel, to: panel.to(), shown: await shownTo(panel) }
    }),
  )
  expect(told.map(({ to }) => to)).toEqual([["panelist5"], ["panelist1", "panelist2", "panelist3"]])
  expect(told[1]?.shown).toEqual(told[0]?.shown)
  const notice = (await told[0]!.panel.notices()).at(-1)
  expect(notice).toMatchObject({ members: [], missed: [told[0]!.panel.panel.people[without]] })
})

test("with hidden names an address that its owner did not confirm gets no letter, whether or not an answer waits", async () => {
  for (const answers of [true, false]) {
    const panel = await rated({ anonymity: "pseudonymous", unconfirmed: "panelist1" })
    await panel.deliver()
    panel.letters.length = 0
    if (answers) await panel.answered("panelist1")
    await panel.remind()
    expect(panel.to()).toEqual(["panelist2", "panelist3", "panelist4", "panelist5"])
    const { people } = panel.panel
    expect((await panel.notices()).at(-1)?.missed).toEqual([people["panelist1"], people[without]])
    panel.letters.length = 0
    await wantedBy(panel, { of: "needs" })
    await panel.deliver()
    const [first, second] = panel.letters
    expect(first?.to).toBe("panelist1@example.org")
    expect(first?.text).toContain("does not say how much waits")
    expect(second?.text).toContain("for your answer.")
  }
})

test("in a secret round, and by hand, every elector is reminded", async () => {
  const secret = await rated({ anonymity: "secret" })
  await secret.deliver()
  secret.letters.length = 0
  await secret.remind()
  expect(secret.to()).toEqual(everybody.slice(0, 5))
  expect(secret.letters[0]?.text).toContain("goes to everybody")
  const hidden = await rated({ anonymity: "pseudonymous" })
  await hidden.answered("panelist1")
  await hidden.deliver()
  await hidden.remind("copied")
  const { people } = hidden.panel
  expect((await hidden.notices()).at(-1)?.members).toEqual(everybody.map(who => people[who]))
})

test("a closed round reminds nobody", async () => {
  const panel = await rated({ anonymity: "pseudonymous" })
  await panel.meet(inAnHour.endsAt)
  const about = { of: "reminder", round: panel.rounds[0]! } as const
  expect(await panel.panel.refused("moderator", "send-notice", { about, by: "copied" })).toBe("not-found")
})

/** All that a role or an operator reads: the log of each audience, the state, the rows of letters and the failures. */
async function shownTo({ panel, rows, failures }: Awaited<ReturnType<typeof rated>>): Promise<string[]> {
  const { folds } = panel.instance
  const state = await panel.stage.state()
  const workspace = state.workspace!.id
  const logs = []
  for (const audience of ["room", "gallery"] as const) {
    const { list } = await folds.entries(workspace, 0, audience)
    logs.push(JSON.stringify(list))
  }
  return [...logs, JSON.stringify(state), JSON.stringify(rows), JSON.stringify(failures)].map(withoutChance)
}

/** Replaces each random id, salt and hash by the number of its first appearance. */
function withoutChance(text: string): string {
  const seen = new Map<string, number>()
  return text.replaceAll(/[A-Za-z0-9_-]{21,64}/g, id => {
    if (!seen.has(id)) seen.set(id, seen.size)
    return `#${seen.get(id)}`
  })
}
