import fc from "fast-check"
import { expect, test } from "vitest"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { isActive } from "../../../shared/rules/readings/members.ts"
import { electorateOf } from "../../../shared/rules/round/electorate/electorate.ts"
import { amounts } from "../../kit/amounts.ts"
import { sidedPanel } from "./sidedPanel.ts"
import type { World } from "./world.ts"

const acts = [
  "name",
  "name, alone",
  "take",
  "withdraw",
  "seat alternate",
  "alternate sits",
  "seat delegate",
  "alternate gives back",
  "suspend delegate",
  "suspend alternate",
  "lift",
  "leave alternate",
  "remove alternate",
  "move delegate",
  "open",
  "void",
] as const
type Act = (typeof acts)[number]

interface Pair {
  delegate: MemberId
  alternate: MemberId | null
}

/** Everybody who ever was the alternate of each delegate, by the log. */
function pairsIn(state: State): Pair[] {
  return Object.values(state.members).flatMap(({ id, alternate }) =>
    alternate ? [{ delegate: id, alternate: alternate.member }] : [],
  )
}

/** Checks what never changes: one of the two sits, and no vote appears. */
function holds(state: State, votes: number, isAdmitted: boolean): void {
  for (const { delegate, alternate } of pairsIn(state)) {
    const two = [state.members[delegate], alternate === null ? undefined : state.members[alternate]]
    expect(new Set(two.map(one => one?.role))).toEqual(new Set(["alternate", "panelist"]))
    const sitting = two.find(one => one?.role === "panelist")
    const asked = electorateOf(state).filter(({ member }) => member === delegate || member === alternate)
    expect(asked.map(({ member }) => member)).toEqual(sitting && isActive(sitting) ? [sitting.id] : [])
  }
  // the seat of an alternate is admitted by the entry before the one that names them
  const shared = Object.values(state.members).flatMap(({ id, role }) => (role === "alternate" ? [id] : []))
  const aside = pairsIn(state).map(({ delegate, alternate }) =>
    state.members[delegate]?.role === "alternate" ? delegate : alternate,
  )
  if (!isAdmitted) expect(new Set<string | null>(shared)).toEqual(new Set<string | null>(aside))
  expect(electorateOf(state).length).toBeLessThanOrEqual(votes)
}

async function played(
  world: World,
  moderator: string,
  delegate: MemberId,
  statement: string,
  act: Act,
): Promise<boolean> {
  const state = await world.state()
  const alternate = state.members[delegate]?.alternate?.member ?? null
  const round = Object.values(state.rounds).find(one => one.state === "open")?.id ?? "none"
  const from = (by: string | null, kind: string, body: object) => world.send(by, kind, body)
  const reason = "So it goes."
  const sent = await (() => {
    switch (act) {
      case "name":
      case "name, alone":
        return from(delegate, "name-alternate", { name: "Ines", alone: act === "name, alone" })
      case "take":
        return alternate === null ? null : taken(world, alternate)
      case "withdraw":
        return from(delegate, "withdraw-alternate", {})
      case "seat alternate":
        return from(delegate, "seat-alternate", {})
      case "alternate sits":
        return alternate && from(alternate, "seat-alternate", {})
      case "seat delegate":
        return from(delegate, "seat-delegate", {})
      case "alternate gives back":
        return alternate && from(alternate, "seat-delegate", {})
      case "suspend delegate":
        return from(null, "suspend-member", { member: delegate, reason })
      case "suspend alternate":
        return alternate && from(null, "suspend-member", { member: alternate, reason })
      case "lift":
        return from(null, "lift-suspension", {
          member: state.members[delegate]?.suspended ? delegate : (alternate ?? delegate),
        })
      case "leave alternate":
        return alternate && from(alternate, "leave-panel", {})
      case "remove alternate":
        return alternate && from(null, "remove-member", { member: alternate })
      case "move delegate":
        return from(null, "change-member", {
          member: delegate,
          role: "panelist",
          side: state.members[delegate]?.side === "C" ? "J" : "C",
        })
      case "open":
        return from(moderator, "open-round", { statement, version: 1, kind: "rating", anonymity: "named" })
      case "void":
        return from(moderator, "void-round", { round, reason })
    }
  })()
  return sent?.ok === true
}

/** The alternate takes the seat, as by their link. */
async function taken(world: World, member: MemberId) {
  const personal = { name: "Ines", romanised: "", short: "" }
  const host = { member: null, name: "", role: "admin" as const, side: null, host: true }
  return world.dispatch.perform(
    world.workspace,
    host,
    {
      action: "invite guests",
      host: true,
      own: () => true,
      decide: () => ({ events: [{ kind: "seat-taken" as const, body: { member, lang: "en" as const, personal } }] }),
    },
    null,
  )
}

test("in every history of a shared seat one of the two sits, no round asks both, and no vote is added", async () => {
  const seen = new Map<Act, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 8, maxLength: 30 }), async history => {
      const { world, model, proposed } = await sidedPanel()
      const people = [...model.people.values()]
      const moderator = people.find(({ role }) => role === "moderator")?.id ?? ""
      const delegate = MemberId.parse(people.find(({ role, side }) => role === "panelist" && side === "C")?.id)
      const statement = await proposed()
      const votes = electorateOf(await world.state()).length
      await taken(world, delegate)
      for (const act of ["name, alone", "take", ...history] as const) {
        const before = await world.state()
        if (await played(world, moderator, delegate, statement, act)) seen.set(act, (seen.get(act) ?? 0) + 1)
        const after = await world.state()
        // the seat does not change hands in a round that asks one of the two
        const isAsked = (id: string) =>
          Object.values(before.rounds).some(
            ({ state, electorate }) => state === "open" && electorate.some(({ member }) => member === id),
          )
        if (
          act === "seat alternate" ||
          act === "alternate sits" ||
          act === "seat delegate" ||
          act === "alternate gives back"
        )
          for (const { id, role } of Object.values(before.members))
            if (isAsked(id)) expect(after.members[id]?.role).toBe(role)
      }
      // every entry alone, too: no page shows both, or neither, between two entries of a commit
      const rounds = new Map<string, ReadonlySet<string>>()
      let state = emptyState
      for (const entry of await world.entries()) {
        state = fold(state, [entry])
        holds(state, votes, entry.kind === "member-admitted")
        if (entry.kind !== "round-opened") continue
        const asked = new Set<string>(entry.body.electorate.map(({ member }) => member))
        for (const { delegate: one, alternate } of pairsIn(state))
          expect(asked.has(one) && asked.has(alternate ?? "")).toBe(false)
        rounds.set(entry.body.round, asked)
      }
      for (const [id, asked] of rounds)
        expect(new Set(state.rounds[id as keyof typeof state.rounds]?.electorate.map(({ member }) => member))).toEqual(
          asked,
        )
    }),
    { numRuns: Math.ceil(amounts.properties / 6), seed: amounts.seed },
  )
  // the histories reached every act
  expect(acts.filter(act => !seen.has(act))).toEqual([])
})
