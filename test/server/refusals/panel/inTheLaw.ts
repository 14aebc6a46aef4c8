import type { Refusal, RefusalCode } from "../../../../shared/contract/refusals.ts"
import { MemberId, SideId } from "../../../../shared/model/ids.ts"
import type { Panel } from "../../../kit/servers/panel.ts"
import { inPanel, type Provocation } from "../provoking.ts"

const notice = {
  responsible: "The institute",
  contact: "privacy@example.org",
  region: "CH",
  notice: { en: "We keep." },
}
const asComment = (panel: Panel) => ({ topic: panel.topic, entry: { lang: "en" as const, text: "One word." } })

const slugOf = async (panel: Panel): Promise<string> => (await panel.stage.state()).workspace?.slug ?? ""

export const inTheLaw: Partial<Record<RefusalCode, Provocation>> = {
  "panel-archived": inPanel(
    async (panel, attempt) => {
      await panel.do("host", "archive-workspace", {})
      return attempt("panelist1", "open-thread", asComment(panel))
    },
    { live: false },
  ),
  "round-asks": inPanel(async (panel, attempt) => {
    const statement = await panel.proposed()
    await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    return attempt("moderator", "set-accounts", { required: true })
  }),
  "terms-in-round": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "open-round", { statement: await panel.proposed(), version: 1, kind: "call" })
    return attempt("moderator", "set-attribution", { attribution: "chatham" })
  }),
  "terms-changed": inPanel(
    async (panel, attempt) => {
      const made = await panel.do("host", "admit-member", { name: "Cai", role: "moderator", side: SideId.parse("C") })
      panel.people["Cai"] = MemberId.parse(made["member"])
      return attempt("Cai", "agree-terms", { seen: 1 })
    },
    { sided: true },
  ),
  "terms-unagreed": inPanel(
    async panel => {
      const { stage, people } = panel
      const statement = await panel.proposed()
      const [, told = ""] = await stage
        .do(people["moderator"]!, "open-round", { statement, version: 1, kind: "rating" })
        .then(
          () => [],
          (error: Error) => /was refused: (.*)$/.exec(error.message) ?? [],
        )
      return JSON.parse(told) as Refusal
    },
    { sided: true },
  ),
  "no-sign-in": inPanel((_, attempt) => attempt("moderator", "set-accounts", { required: true })),
  "panel-at-work": inPanel((_, attempt) => attempt("host", "archive-workspace", {})),
  "slug-differs": inPanel((_, attempt) => attempt("host", "delete-workspace", { slug: "another" })),
  "panel-deleted": inPanel(async (panel, attempt) => {
    const slug = await slugOf(panel)
    await panel.do("host", "delete-workspace", { slug })
    return attempt("host", "delete-workspace", { slug })
  }),
  "notice-due": inPanel(async (panel, attempt) => {
    await panel.take("panelist1")
    await panel.do("moderator", "set-privacy", { ...notice, blocks: true })
    return attempt("panelist1", "open-thread", asComment(panel))
  }),
  "notice-changed": inPanel(async (panel, attempt) => {
    await panel.do("moderator", "set-privacy", { ...notice, blocks: false })
    return attempt("panelist1", "give-consent", { of: "notice", seen: "another", lang: "en", region: "CH" })
  }),
}
