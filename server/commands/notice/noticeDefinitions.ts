import { noticeCommands as schemas } from "../../../shared/contract/commands/notice.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { toNotify } from "../../../shared/rules/notices.ts"
import { defineCommand, defineLooking, type LookUp } from "../../core/command.ts"
import type { DirectoryChange } from "../../ports/database/store.ts"

/** Whether the owner of the seat set or proved its address. */
const ownedOf = (member: MemberId): LookUp<{ addressOwned: boolean }> => ({
  async find({ directory }, _, workspace) {
    const held = (await directory.addresses(workspace)).find(one => one.member === member)
    return { addressOwned: held !== undefined && (held.owned || held.confirmedAt !== null) }
  },
})

export const noticeDefinitions = {
  "set-address": defineLooking(schemas["set-address"], {
    action: "set an address",
    own: ({ actor }, { member }) => actor.member === member,
    remains: ({ actor }, { member, email }) => actor.member === member && email === "",
    looksUp: ({ member }) => ownedOf(member),
    decide: ({ state, actor, mails, id, addressOwned }, { member, email }) => {
      const row = state.members[member]
      if (!row || row.removed || !state.workspace) return refuse("not-found")
      const workspace = state.workspace.id
      const at = { workspace, member, email: email || null }
      if (actor.member === member) return { events: [], directory: [{ kind: "address", ...at }] }
      // the owner alone changes an address that they set or proved; an office writes a second one beside it
      if (addressOwned && email === "") return refuse("address-owned", { name: row.name })
      const set: DirectoryChange = addressOwned
        ? { kind: "address-beside", ...at }
        : { kind: "address", ...at, by: "office" }
      const beside = addressOwned ? { beside: true as const } : {}
      const entered: NewEvent = { kind: "address-set", body: { member, cleared: email === "", ...beside } }
      if (!mails || !row.taken) return { events: [entered], directory: [set] }
      // the letter about the change goes to the address that the owner had confirmed, and not to the new one
      const notice = id()
      const about = { of: "address", member } as const
      return {
        events: [entered, { kind: "notice-wanted", body: { notice, about, members: [member] } }],
        directory: [{ kind: "address-bound", workspace, member, notice }, set],
      }
    },
  }),

  "send-notice": defineCommand(schemas["send-notice"], {
    action: "send a notice",
    decide: ({ state, id, mails }, { about, by }) => {
      const members = toNotify(state, about)
      if (members === null) return refuse("not-found")
      const notice = id()
      if (by === "copied")
        return {
          events: [{ kind: "notice-sent", body: { notice, about, how: by, members, missed: [] } }],
          made: { notice },
        }
      if (!mails) return refuse("no-mail")
      return { events: [{ kind: "notice-wanted", body: { notice, about, members } }], made: { notice } }
    },
  }),
}
