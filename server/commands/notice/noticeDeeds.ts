import { noticeCommands as schemas } from "../../../shared/contract/commands/notice.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { toNotify } from "../../../shared/rules/notices.ts"
import { deed } from "../deed.ts"

export const noticeDeeds = {
  "set-address": deed(schemas["set-address"], {
    action: "set an address",
    own: ({ actor }, { member }) => actor.member === member,
    decide: ({ state }, { member, email }) => {
      const row = state.members[member]
      if (!row || row.removed || !state.workspace) return refuse("not-found")
      const workspace = state.workspace.id
      return { events: [], directory: [{ change: "address", workspace, member, email: email || null }] }
    },
  }),

  "send-notice": deed(schemas["send-notice"], {
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
