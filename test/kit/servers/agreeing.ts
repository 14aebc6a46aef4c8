import type { ScriptStage } from "../../../server/demo/stage.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { sidesUnagreed, speakersForTerms, termsSeen } from "../../../shared/rules/people/consent/terms.ts"

/** The commands that may open the first round of a panel. */
export const opensRound: ReadonlySet<string> = new Set(["open-round", "open-batch", "open-silence"])

/**
 * Lets each side agree to the terms of the panel, as its chair or deputy does before the first round. A side that has
 * neither gets a chair for this, who is removed again.
 */
export async function agreeTerms(stage: Pick<ScriptStage, "state" | "do">): Promise<void> {
  const before = await stage.state()
  for (const { id: side } of sidesUnagreed(before)) {
    const seen = termsSeen(before)
    const [speaker] = speakersForTerms(before, side)
    if (speaker) {
      await stage.do(speaker.id, "agree-terms", { seen })
      continue
    }
    const admitted = await stage.do(null, "admit-member", { name: `chair of ${side}`, role: "moderator", side })
    const chair = MemberId.parse(admitted["member"])
    await stage.do(chair, "agree-terms", { seen })
    await stage.do(null, "remove-member", { member: chair })
  }
}
