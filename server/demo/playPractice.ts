import { presetRule } from "../../shared/model/consensus/rule.ts"
import { SessionId, TopicId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import { kindTitles } from "../../shared/rules/planning/itemTitle.ts"
import type { ScriptStage } from "./stage.ts"
import { practice, sessionTitle } from "./texts/frame.ts"

/** A link into the Practice panel. The token is stored nowhere else, because the database has only its hash. */
export interface PracticeLink {
  role: "moderator" | "secretary" | "interpreter" | "panelist" | "observer"
  token: string
}

/**
 * Opens the Practice panel, a second workspace to try things in, and returns its links. The panel has no sides. Each
 * person who opens a link gets a seat of their own.
 */
export async function playPractice(stage: ScriptStage, now: Instant): Promise<PracticeLink[]> {
  stage.at(now)
  await stage.open({
    slug: "practice",
    title: practice.workspace,
    languages: ["en", "zh", "ja"],
    authentic: [{ lang: "en", side: null }],
    sides: [],
    rule: presetRule,
    attribution: "named",
    public: false,
    demo: false,
    practice: true,
  })
  await schedule(stage, now)
  return [
    { role: "moderator", token: await openLink(stage, "moderator", 10) },
    { role: "secretary", token: await openLink(stage, "secretary", 10) },
    { role: "interpreter", token: await openLink(stage, "interpreter", 10) },
    { role: "panelist", token: await openLink(stage, "panelist", 200) },
    { role: "observer", token: await openLink(stage, "observer", 200) },
  ]
}

async function schedule(stage: ScriptStage, startsAt: Instant): Promise<void> {
  const scheduled = await stage.do(null, "schedule-session", { title: sessionTitle, startsAt })
  const session = SessionId.parse(scheduled.session)
  const opened = await stage.do(null, "open-topic", { letter: "A", title: practice.topic })
  const topic = TopicId.parse(opened.topic)
  await stage.do(null, "set-agenda", {
    session,
    items: [
      { kind: "opening", title: kindTitles.opening, minutes: 5 },
      { kind: "topic", title: practice.topic, topic, minutes: 20 },
      { kind: "outcomes", title: kindTitles.outcomes, minutes: 5 },
    ],
  })
}

/** Makes a link that gives a seat to each person who opens it. */
const openLink = async (stage: ScriptStage, role: PracticeLink["role"], uses: number): Promise<string> =>
  tokenOf(await stage.do(null, "make-invite", { role, uses }))

function tokenOf({ token }: Record<string, string | number>): string {
  if (typeof token !== "string") throw new Error("the receipt has no token")
  return token
}
