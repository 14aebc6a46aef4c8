import { keepingCommands as schemas } from "../../../shared/contract/commands/law/keeping.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { endOfHeld } from "../../../shared/rules/held.ts"
import { type Actor, defineCommand, defineLooking } from "../../core/command.ts"
import { busyIn } from "../people/changingSeats.ts"
import { alreadyDone } from "../refusing.ts"
import { deletedCounts } from "./deleting.ts"
import { ownWordsOf } from "./ownEntries.ts"

const isOwn = ({ actor }: { actor: Actor }, { member }: { member: MemberId }): boolean => actor.member === member

/** Whether something in the panel still runs that an archived panel could not end (DOMAIN AW1). */
const isAtWork = ({ rounds, sessions }: State): boolean =>
  Object.values(rounds).some(({ state }) => state === "open" || state === "closed") ||
  Object.values(sessions).some(({ state }) => state === "live" || state === "paused")

/** The rounds of the panel whose result is shown or that are void. */
const endedRounds = ({ rounds }: State) =>
  Object.values(rounds).flatMap(({ id, state }) => (state === "revealed" || state === "void" ? [id] : []))

/** The member whose data can be erased; undefined if there is none, or if it was erased. */
const erasable = ({ members }: State, id: MemberId): Member | undefined =>
  members[id]?.erased === undefined ? members[id] : undefined

/** Commands that archive or delete a workspace, and that erase a person's data. */
export const keepingDefinitions = {
  "archive-workspace": defineCommand(schemas["archive-workspace"], {
    action: "archive the panel",
    decide: ({ state }, body) => {
      const archived = state.workspace?.archived
      if (archived) return alreadyDone(state, archived)
      if (isAtWork(state)) return refuse("panel-at-work")
      return { events: [{ kind: "workspace-archived", body }] }
    },
  }),

  "unarchive-workspace": defineCommand(schemas["unarchive-workspace"], {
    action: "archive the panel",
    decide: ({ state }) =>
      state.workspace?.archived ? { events: [{ kind: "workspace-unarchived", body: {} }] } : { events: [] },
  }),

  "delete-workspace": defineCommand(schemas["delete-workspace"], {
    action: "delete the panel",
    decide: ({ state, now }, { slug: typed }) => {
      const { workspace } = state
      const slug = typed.trim()
      if (!workspace) return refuse("not-found")
      if (slug !== workspace.slug) return refuse("slug-differs", { slug: workspace.slug })
      const counts = deletedCounts(state)
      return {
        events: [{ kind: "workspace-removed", body: {} }],
        directory: [
          { kind: "workspace-removed", id: workspace.id },
          { kind: "deletion", workspace: workspace.id, slug, title: workspace.title, at: now, counts },
        ],
      }
    },
  }),

  "ask-erasure": defineCommand(schemas["ask-erasure"], {
    action: "ask for an erasure",
    own: isOwn,
    decide: ({ state }, { member: id }) => {
      const member = erasable(state, id)
      if (!member) return refuse("not-found")
      const isOpen = member.erasure && !member.erasure.declined
      return isOpen ? { events: [] } : { events: [{ kind: "erasure-asked", body: { member: id } }] }
    },
  }),

  "take-back-erasure": defineCommand(schemas["take-back-erasure"], {
    action: "ask for an erasure",
    own: isOwn,
    decide: ({ state }, { member: id }) => {
      const member = erasable(state, id)
      if (!member) return refuse("not-found")
      return member.erasure ? { events: [{ kind: "erasure-taken-back", body: { member: id } }] } : { events: [] }
    },
  }),

  "decline-erasure": defineCommand(schemas["decline-erasure"], {
    action: "erase a person",
    decide: ({ state }, body) => {
      const member = erasable(state, body.member)
      if (!member?.erasure || member.erasure.declined) return refuse("not-found")
      return { events: [{ kind: "erasure-declined", body }] }
    },
  }),

  "erase-member": defineLooking(schemas["erase-member"], {
    action: "erase a person",
    looksUp: ({ member }) => ownWordsOf(member),
    decide: ({ state, erased }, { member: id }) => {
      const member = erasable(state, id)
      if (!member || !erased || !state.workspace) return refuse("not-found")
      const busy = busyIn(state, id)
      if (busy) return busy
      const workspace = state.workspace.id
      const parts = erased.parts.map(({ seq }) => seq)
      const ended = member.removed ? [] : endOfHeld(state, { ...member, removed: true })
      return {
        events: [{ kind: "member-erased", body: { member: id, parts: parts.length } }, ...ended],
        directory: [
          { kind: "member-erased", workspace, member: id, parts, rounds: endedRounds(state) },
          { kind: "member-seats-ended", workspace, member: id },
          { kind: "address", workspace, member: id, email: null },
          // translations of these words that others were typing
          ...erased.keys.map(key => ({ kind: "text-drafts-ended" as const, workspace, key })),
        ],
      }
    },
  }),
}
