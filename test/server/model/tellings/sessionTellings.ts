import type { Model, Role, Tellings } from "../panelModel.ts"

type State = Model["session"]["state"]
const moderator: readonly Role[] = ["moderator"]

/** One move between states: a second one is told who was first, a wrong one that the session is not there. */
const move = (from: State[], to: State, extra: (model: Model) => (string | false)[] = () => []) => ({
  roles: moderator,
  broken: (model: Model) => {
    const { state } = model.session
    return [
      state === to && "already-done",
      state !== to && !from.includes(state) && "session-not-live",
      ...extra(model),
    ]
  },
  changes: (model: Model) => {
    model.session = { ...model.session, state: to, closedAt: model.now }
  },
})

export const sessionTellings: Tellings = {
  "start-session": move(["scheduled"], "live"),
  "pause-session": move(["live"], "paused"),
  "resume-session": move(["paused"], "live"),
  "close-session": move(["live", "paused"], "closed"),
  "reopen-session": move(["closed"], "live", ({ session, now }) => [
    session.state === "closed" && now - session.closedAt > 120_000 && "undo-over",
  ]),

  "close-topic": {
    roles: moderator,
    broken: ({ topic }) => [topic.state === "closed" && "topic-closed"],
    changes: ({ topic }) => {
      topic.state = "closed"
    },
  },
  "reopen-topic": {
    roles: moderator,
    broken: () => [],
    changes: ({ topic }) => {
      topic.state = "open"
    },
  },
  "set-note-mode": {
    roles: ["moderator", "secretary"],
    broken: ({ topic }, who, { mode, reason }) => [
      topic.note === mode && "already-done",
      topic.note === "locked" && who.role !== "moderator" && "moderator-only",
      topic.note === "locked" && !reason && "reason-required",
    ],
    changes: ({ topic }, _, { mode }) => {
      topic.note = mode
    },
  },
}
