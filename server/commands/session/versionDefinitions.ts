import { sessionCommands as schemas } from "../../../shared/contract/commands/session.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { mayWriteNote } from "../../../shared/rules/policy.ts"
import { endedFor, noteModeNow } from "../../../shared/rules/text/noteMode.ts"
import { defineCommand, defineLooking } from "../../core/command.ts"
import { restoredOf } from "./restoredNow.ts"

/** Commands about the versions of a note (DOMAIN ZV2, ZV5). */
export const versionDefinitions = {
  "name-version": defineCommand(schemas["name-version"], {
    action: "name a version",
    decide: ({ state, now }, body) => {
      if (!state.topics[body.topic]) return refuse("not-found")
      if (body.at > now) return refuse("bad-input", { detail: "at" })
      return { events: [{ kind: "version-named", body }] }
    },
  }),

  "unname-version": defineCommand(schemas["unname-version"], {
    action: "name a version",
    decide: ({ state }, body) => {
      const topic = state.topics[body.topic]
      if (!topic) return refuse("not-found")
      // another member was faster
      if (!topic.versions?.some(({ of }) => of === body.at)) return { events: [] }
      return { events: [{ kind: "version-unnamed", body }] }
    },
  }),

  "restore-note": defineLooking(schemas["restore-note"], {
    action: "edit an open note",
    looksUp: ({ topic, at, since = at }) => restoredOf({ topic, at, since }),
    decide: ({ state, actor, now, restored: found }, body) => {
      const topic = state.topics[body.topic]
      if (!topic) return refuse("not-found")
      if (body.at > now) return refuse("bad-input", { detail: "at" })
      if (topic.state === "closed") return refuse("topic-closed")
      if (!mayWriteNote(actor.role, noteModeNow(topic)))
        return { refuse: endedFor(actor.role, topic) ?? refuse("note-locked", { time: topic.note.since }).refuse }
      const { since, ...rest } = body
      if (since !== undefined && since < body.at) return refuse("bad-input", { detail: "since" })
      if (found === "none") return refuse("not-found")
      if (found === "busy") return refuse("busy")
      // somebody else wrote at the same moment; the page restores once more (DOMAIN ZV5)
      if (found === "other") return refuse("text-changed")
      const restored = since === undefined ? rest : { ...rest, since: Math.min(since, now) }
      return { events: [{ kind: "note-restored", body: restored }] }
    },
  }),
}
