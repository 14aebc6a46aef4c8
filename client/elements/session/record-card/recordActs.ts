import type { RecordCard } from "../../../../shared/fold/state.ts"
import type { Act } from "../../../../shared/rules/nextAction/act.ts"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { right } from "../../../../shared/rules/policy.ts"

/** What this reader may enter beside a record: those who were asked speak for themselves, a moderator for the panel. */
export function recordActs({ me }: Scene, record: RecordCard): Act[] {
  const elector = record.body.electorate.some(({ member }) => member === me.member)
  const stands = record.state === "declared" || record.state === "in_force"
  const mine: Act[] =
    elector && stands
      ? [
          { do: "add-reservation", record },
          { do: "add-dissent", record },
          { do: "state-change", record },
        ]
      : []
  const chair: Act[] =
    right(me.role, "declare") === "yes" && record.state === "in_force"
      ? [
          { do: "propose-erratum", record },
          { do: "withdraw-record", record },
        ]
      : []
  return [...mine, ...chair]
}
