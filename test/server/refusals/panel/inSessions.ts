import type { RefusalCode } from "../../../../shared/contract/refusals.ts"
import { presetRule, type Rule } from "../../../../shared/model/consensus/rule.ts"
import { SideId } from "../../../../shared/model/ids.ts"
import { inPanel, type Provocation, spoken } from "../provoking.ts"

const [north, south] = [SideId.parse("C"), SideId.parse("J")]

const withRule = (share: Partial<Rule>) =>
  inPanel((_, attempt) => attempt("moderator", "set-rule", { rule: { ...presetRule, ...share } }))

/** Refusals of a session, a workspace or its settings. */
export const inSessions: Partial<Record<RefusalCode, Provocation>> = {
  "no-mail": inPanel((_, attempt) => attempt("moderator", "send-notice", { about: { of: "needs" }, by: "mail" })),
  "moderator-only": inPanel((panel, attempt) => attempt("panelist1", "pause-session", { session: panel.session })),
  "not-permitted": inPanel((panel, attempt) =>
    attempt("observer", "open-thread", { topic: panel.topic, entry: spoken("?") }),
  ),
  "session-not-live": inPanel((panel, attempt) => attempt("moderator", "pause-session", { session: panel.session }), {
    live: false,
  }),
  "session-not-closed": inPanel((panel, attempt) =>
    attempt("moderator", "continue-session", { session: panel.session, startsAt: 1_800_000_000_000 }),
  ),
  "session-started": inPanel((panel, attempt) =>
    attempt("moderator", "cancel-session", { session: panel.session, reason: "Fog." }),
  ),
  "item-held": inPanel((panel, attempt) => attempt("moderator", "set-agenda", { session: panel.session, items: [] })),
  "settings-fixed": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "open-round", { statement: await panel.proposed(), version: 1, kind: "rating" })
    return attempt("moderator", "set-sides", { sides: [{ title: { en: "North" }, mark: "N" }] })
  }),
  "sides-in-round": inPanel(
    async (panel, attempt) => {
      await panel.do("moderator", "open-round", { statement: await panel.proposed(), version: 1, kind: "rating" })
      const [c, j] = (await panel.stage.state()).sides
      return attempt("moderator", "set-sides", { sides: [c!, { ...j!, mark: "K" }] })
    },
    { sided: true },
  ),
  "budget-of-side": inPanel(
    async (panel, attempt) => {
      const { session } = panel
      await panel.do("moderator", "set-budgets", { session, budgets: [{ side: north, seconds: 600 }] })
      return attempt("secretary", "set-budgets", { session, budgets: [{ side: north, seconds: 300 }] })
    },
    { sided: true },
  ),
  "time-not-left": inPanel(
    async (panel, attempt) => {
      const { session } = panel
      await panel.do("host", "change-member", { member: panel.people["moderator"]!, role: "moderator", side: north })
      const budgets = [north, south].map(side => ({ side, seconds: 600 }))
      await panel.do("moderator", "set-budgets", { session, budgets })
      return attempt("moderator", "lend-time", { session, lender: north, to: south, seconds: 601 })
    },
    { sided: true },
  ),
  "embargo-past": inPanel((panel, attempt) =>
    attempt("secretary", "set-embargo", { session: panel.session, until: 1_000 }),
  ),
  "embargo-read": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "set-access", { public: true, replay: "readers" })
    return attempt("secretary", "set-embargo", { session: panel.session, until: 4_000_000_000_000 })
  }),
  "embargo-none": inPanel((panel, attempt) =>
    attempt("moderator", "make-press-link", { session: panel.session, name: "Evening News" }),
  ),
  "invite-guests": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "set-access", { public: false, replay: "readers" })
    await panel.proposed()
    return attempt("moderator", "make-invite", { role: "observer", uses: 5 })
  }),
  "title-missing": inPanel((_, attempt) => attempt("moderator", "set-title", { title: {} })),
  "share-over-whole": inPanel((_, attempt) =>
    attempt("moderator", "set-rule", { rule: { ...presetRule, quorum: [5, 3] } }),
  ),
  "quorum-zero": withRule({ quorum: [0, 1] }),
  "side-quorum-zero": withRule({ sideQuorum: [0, 3] }),
  "support-below-half": withRule({ support: [0, 1] }),
  "side-floor-whole": withRule({ sideFloor: [2, 2] }),
  "side-marks": inPanel((_, attempt) =>
    attempt("moderator", "set-sides", { sides: ["CN", "CN"].map(mark => ({ title: { en: mark }, mark })) }),
  ),
  "undo-over": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "close-session", { session: panel.session })
    panel.stage.at(panel.instance.clock.now() + 121_000)
    return attempt("moderator", "reopen-session", { session: panel.session })
  }),
  "minutes-answered": inPanel(async (panel, attempt) => {
    const { session } = panel
    await panel.do("moderator", "close-session", { session })
    await panel.do("secretary", "send-minutes", { session, days: 5 })
    await panel.do("secretary", "propose-correction", { session, text: { lang: "en", text: "It began at nine." } })
    return attempt("secretary", "recall-minutes", { session })
  }),
  "minutes-sent": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "close-session", { session: panel.session })
    await panel.do("secretary", "send-minutes", { session: panel.session, days: 5 })
    return attempt("moderator", "reopen-session", { session: panel.session })
  }),
  "session-continued": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "close-session", { session: panel.session })
    await panel.do("moderator", "continue-session", { session: panel.session, startsAt: 1_800_000_000_000 })
    return attempt("moderator", "reopen-session", { session: panel.session })
  }),
  "minutes-not-ready": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "close-session", { session: panel.session })
    return attempt("moderator", "adopt-minutes", { session: panel.session })
  }),
  "not-found": inPanel((_, attempt) => attempt("moderator", "pause-session", { session: "nowhere" })),
  "bad-input": inPanel((_, attempt) => attempt("moderator", "pause-session", { session: "§" })),
  "unknown-field": inPanel((panel, attempt) =>
    attempt("moderator", "resume-session", { session: panel.session, minutes: 10 } as never),
  ),
  "file-gone": inPanel((panel, attempt) =>
    attempt("secretary", "add-reading", { topic: panel.topic, title: { en: "Rules" }, file: "0".repeat(64) }),
  ),
  "not-a-demo": inPanel((_, attempt) => attempt("moderator", "remove-workspace", {})),
}
