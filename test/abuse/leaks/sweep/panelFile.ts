import { join } from "node:path"
import { openStage } from "../../../../server/start/stage.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import { presetRule } from "../../../../shared/model/consensus/rule.ts"
import { MemberId, SideId, StatementId, TopicId } from "../../../../shared/model/ids.ts"
import { agreeTerms } from "../../../kit/servers/agreeing.ts"
import { newFolder } from "../../../kit/servers/plenary.ts"

export const now = 1_790_000_000_000
export const panelists = Array.from({ length: 8 }, (_, i) => `panelist${i + 1}`)

/** A database with a public panel of two sides, five proposed statements and a link for everyone. */
export async function panelFile() {
  const folder = newFolder()
  const file = join(folder, "panel.db")
  const { stage, instance, close } = await openStage(file)
  stage.at(now)
  const sides = ["cn", "jp"].map(id => ({ id: SideId.parse(id), title: { en: id }, mark: id }))
  await stage.open({
    slug: "panel",
    title: { en: "A panel" },
    languages: ["en", "zh", "ja"],
    authentic: [{ lang: "en", side: null }],
    sides,
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  const topic = TopicId.parse((await stage.do(null, "open-topic", { title: { en: "Data" }, letter: "A" }))["topic"])
  const links: Record<string, string> = {}
  const people: Record<string, MemberId> = {}
  const admit = async (
    name: string,
    role: "moderator" | "secretary" | "panelist" | "observer",
    side: number | null,
  ) => {
    const body = { name, role, side: side === null ? null : (sides[side]?.id ?? null) }
    const member = MemberId.parse((await stage.do(null, "admit-member", body))["member"])
    people[name] = member
    links[name] = String((await stage.do(null, "make-invite", { role, member }))["token"])
  }
  await admit("moderator", "moderator", 0)
  await admit("secretary", "secretary", null)
  await admit("observer", "observer", null)
  for (const [i, name] of panelists.entries()) await admit(name, "panelist", i % 2)
  links["admin"] = "admin-token"
  await instance.directory.addAdminToken(instance.sha256("admin-token"), now + 86_400_000)

  const statements: StatementId[] = []
  for (let n = 0; n < 5; n++) {
    const text = `Statement ${n}.`
    const drafted = await stage.do(people["panelist1"]!, "draft-statement", { topic, lang: "en", text })
    const statement = StatementId.parse(drafted["statement"])
    statements.push(statement)
    await stage.do(people["panelist1"]!, "confirm-text", {
      statement,
      lang: "en",
      seen: textHash(text, instance.sha256),
    })
    const seen = statementHash([{ lang: "en", text }], instance.sha256)
    await stage.do(people["moderator"]!, "propose-statement", { statement, seen })
  }
  await agreeTerms(stage)
  await close()
  return { folder, file, topic, links, people, statements }
}
export type PanelFile = Awaited<ReturnType<typeof panelFile>>
